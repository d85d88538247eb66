import { expect, it } from "vitest";
import { differencesOf, shownValue } from "../../../lib/fixes/differences.ts";

it.each([
  ["phone", "13800138000", "138****8000"],
  ["phone", 13800138000, "138****8000"],
  ["email", "zhangsan@example.com", "z***@example.com"],
  ["email", 13800138000, "***"],
  ["status", "Suspended", "Suspended"],
  ["status", 2, "2"],
  ["phoneCountryCode", 86, "86"],
  ["passwordLastSetAt", 1_793_606_400_000, "1793606400000"],
  ["phoneVerified", true, "true"],
  ["phone", null, "–"],
])("shows of %s %j what names nobody: %s", (field, value, shown) => {
  expect(shownValue(field, value)).toBe(shown);
});

it.each(["name", "username", "externalId", "identityNumber", "mobile", "userId"])(
  "says that %s is another one, and not which, be it a text or a number",
  (field) => {
    const [before, after] = [13800138000, 13911112222];
    expect(differencesOf({ [field]: before }, { [field]: after })).toEqual([{ field }]);
    expect(differencesOf({ [field]: `${before}` }, { [field]: `${after}` })).toEqual([{ field }]);
  },
);
