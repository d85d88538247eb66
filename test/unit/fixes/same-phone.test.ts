import { expect, it } from "vitest";
import { isSamePhone, phoneNumberOf } from "../../../lib/fixes/phone-number.ts";

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
  [{ phone: "+8613800138000" }, "13800138000", "+86"],
  [{ phone: "13800138000" }, "13800138000", undefined],
  [{ phone: "138 0013-8000" }, "13800138000", undefined],
  [{ phone: "13800138000", phoneCountryCode: "0086" }, "13800138000", "+86"],
  [{ phone: "8613800138000", phoneCountryCode: "86" }, "13800138000", "+86"],
  [{ phone: "008613800138000", phoneCountryCode: "+86" }, "13800138000", "+86"],
  [{ phone: "00447400123456" }, "7400123456", "+44"],
  [{ phone: " (+44) 7400 123456" }, "7400123456", "+44"],
  [{ phone: "+44 7400 123456", phoneCountryCode: "+44" }, "7400123456", "+44"],
  [{ phone: "7400123456", phoneCountryCode: "44" }, "7400123456", "+44"],
  // The service won't send to a mask, and no number may be made of it.
  [{ phone: "138****8000" }, "138****8000", undefined],
  // A code of four digits, which no calling code has, is the service's to judge.
  [{ phone: "2015550123", phoneCountryCode: "+1246" }, "2015550123", "+1246"],
])("a message to %j goes to %s, %s", (record, phoneNumber, phoneCountryCode) => {
  const number = phoneNumberOf(record);
  expect(number).toEqual({ phoneNumber, ...(phoneCountryCode !== undefined && { phoneCountryCode }) });
  expect(isSamePhone({ phone: number?.phoneNumber, phoneCountryCode: number?.phoneCountryCode }, record)).toBe(true);
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
