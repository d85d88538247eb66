import { describe, expect, it } from "vitest";
import { offeredFixIds } from "../../../lib/fixes/fix-ids.ts";
import { fixesOnDesk } from "../../../lib/settings/fixes-on-desk.ts";
import { parsePolicy } from "../../../lib/settings/policy.ts";
import { inForce, lockMinutes, secretFits } from "../../../lib/settings/effective-settings.ts";
import type { Settings } from "../../../lib/state/settings.ts";
import { MATRIX } from "./policy-matrix.ts";

const OWN: Settings = { serviceAddress: "https://api.authing.cn", accessKeyId: "key", route: "unbind-phone" };

describe.each(MATRIX)("%j", (written, read) => {
  const policy = parsePolicy(written);

  it("is read as it should be", () => {
    expect(policy).toEqual(read);
  });

  it("never loosens what held without it", () => {
    for (const autoLockMinutes of [1, 5, 15, 60]) {
      expect(lockMinutes({ autoLockMinutes }, policy)).toBeLessThanOrEqual(autoLockMinutes);
      expect(lockMinutes({ autoLockMinutes }, policy)).toBeGreaterThanOrEqual(1);
    }
    expect(lockMinutes(null, policy)).toBeLessThanOrEqual(15);
    const { serviceAddress } = inForce(OWN, policy);
    expect(serviceAddress).toMatch(/^https:\/\/|^http:\/\/(127\.0\.0\.1|localhost)(:|\/|$)/);
    // A secret given for one service is never used with another, not even by order of the organisation.
    expect(secretFits(OWN, policy)).toBe(
      serviceAddress === OWN.serviceAddress && inForce(OWN, policy).accessKeyId === OWN.accessKeyId,
    );
  });
});

it("allows only the fixes that are listed, and without a list those that are offered", () => {
  expect(fixesOnDesk({}, null)).toEqual(offeredFixIds);
  expect([{}, { allowedFixes: [] }].map((policy) => fixesOnDesk(policy, null).includes("unbind-phone"))).toEqual([
    true,
    false,
  ]);
  expect(fixesOnDesk({ allowedFixes: ["unbind-email"] }, null).includes("unbind-email")).toBe(true);
  expect(fixesOnDesk({ allowedFixes: ["unbind-email"] }, null).includes("unbind-phone")).toBe(false);
});
