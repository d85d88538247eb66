import { expect, it } from "vitest";
import { isSamePhone } from "../../../lib/fixes/phone-number.ts";

it.each([
  [{ phone: "+8613800138000" }, { phone: "13800138000" }],
  [{ phone: "13800138000", phoneCountryCode: "+86" }, { phone: "13800138000" }],
  [{ phone: "8613800138000", phoneCountryCode: "86" }, { phone: "138 0013 8000" }],
  [{ phone: "+447400123456" }, { phone: "7400123456", phoneCountryCode: "+44" }],
  [
    { phone: "+447400123456", phoneCountryCode: "+44" },
    { phone: "7400123456", phoneCountryCode: "0044" },
  ],
  [{ phone: "0085251234567" }, { phone: "51234567", phoneCountryCode: "852" }],
])("%j is %j", (one, other) => {
  expect(isSamePhone(one, other)).toBe(true);
  expect(isSamePhone(other, one)).toBe(true);
});

it.each([
  [{ phone: "13800138000" }, { phone: "13800118000" }],
  [
    { phone: "13800138000", phoneCountryCode: "+49" },
    { phone: "13800138000", phoneCountryCode: "+86" },
  ],
  [{ phone: "13800138000", phoneCountryCode: "+49" }, { phone: "13800138000" }],
  [{ phone: "51234567", phoneCountryCode: "+852" }, { phone: "51234567" }],
])("%j is another number than %j", (one, other) => {
  expect(isSamePhone(one, other)).toBe(false);
});
