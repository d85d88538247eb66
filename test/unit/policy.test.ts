// @vitest-environment node
import { describe, expect, it } from "vitest";
import { allowsFix } from "../../lib/allowed-fixes.ts";
import { parsePolicy, type Policy } from "../../lib/policy.ts";
import { inForce, lockMinutes, secretFits } from "../../lib/settings-in-force.ts";
import type { Settings } from "../../lib/settings.ts";

const OWN: Settings = { serviceAddress: "https://api.authing.cn", accessKeyId: "key", route: "unbind-phone" };

/** What an administrator wrote, and what is made of it. */
const MATRIX: [written: unknown, read: Policy][] = [
  // service address
  [{ serviceAddress: "https://authing.example.com" }, { serviceAddress: "https://authing.example.com" }],
  [{ serviceAddress: " https://a.example/api/v3/ " }, { serviceAddress: "https://a.example" }],
  [{ serviceAddress: "authing.example.com" }, { serviceAddress: "https://authing.example.com" }],
  [{ serviceAddress: "http://127.0.0.1:4873" }, { serviceAddress: "http://127.0.0.1:4873" }],
  [{ serviceAddress: "http://authing.example.com" }, {}],
  [{ serviceAddress: "http://localhost.evil.example" }, {}],
  [{ serviceAddress: "https://user:password@a.example" }, {}],
  [{ serviceAddress: "javascript:alert(1)" }, {}],
  [{ serviceAddress: "file:///etc/passwd" }, {}],
  [{ serviceAddress: "" }, {}],
  [{ serviceAddress: 5 }, {}],
  [{ serviceAddress: ["https://a.example"] }, {}],
  // access key ID and app ID
  [{ accessKeyId: "6319a1504f30" }, { accessKeyId: "6319a1504f30" }],
  [{ accessKeyId: "  " }, {}],
  [{ accessKeyId: null }, {}],
  [{ appId: " app " }, { appId: "app" }],
  [{ appId: { $ne: "" } }, {}],
  [{ appId: "x".repeat(2_001) }, {}],
  // auto-lock
  [{ autoLockMinutes: 1 }, { autoLockMinutes: 1 }],
  [{ autoLockMinutes: 60 }, { autoLockMinutes: 60 }],
  [{ autoLockMinutes: 61 }, {}],
  [{ autoLockMinutes: 0 }, {}],
  [{ autoLockMinutes: -5 }, {}],
  [{ autoLockMinutes: 0.5 }, {}],
  [{ autoLockMinutes: 1e9 }, {}],
  [{ autoLockMinutes: Number.NaN }, {}],
  [{ autoLockMinutes: Infinity }, {}],
  [{ autoLockMinutes: "5" }, {}],
  [{ autoLockMinutes: true }, {}],
  // retention
  [{ retentionDays: 30 }, { retentionDays: 30 }],
  [{ retentionDays: 0 }, {}],
  [{ retentionDays: 367 }, {}],
  [{ retentionDays: "30" }, {}],
  // ticket template and language
  [{ ticketTemplate: "{requestId}" }, { ticketTemplate: "{requestId}" }],
  [{ ticketTemplate: "" }, {}],
  [{ ticketTemplate: 1 }, {}],
  [{ ticketFormat: "jira" }, { ticketFormat: "jira" }],
  [{ ticketFormat: "Jira" }, {}],
  [{ ticketFormat: ["html"] }, {}],
  [{ language: "zh-CN" }, { language: "zh-CN" }],
  [{ language: "tlh" }, {}],
  // fixes: whatever was written was written to forbid something
  [{ allowedFixes: ["unbind-email"] }, { allowedFixes: ["unbind-email"] }],
  [{ allowedFixes: ["unbind-email", "delete-everything", 5] }, { allowedFixes: ["unbind-email"] }],
  [{ allowedFixes: ["unbind_phone"] }, { allowedFixes: [] }],
  [{ allowedFixes: [] }, { allowedFixes: [] }],
  [{ allowedFixes: "unbind-phone" }, { allowedFixes: [] }],
  [{ allowedFixes: null }, { allowedFixes: [] }],
  // route
  [{ unbindThrough: "verified-update" }, { unbindThrough: "verified-update" }],
  [{ unbindThrough: "anything" }, {}],
  // one bad value doesn't take the good ones along, and what is unknown is left alone
  [{ autoLockMinutes: 0, accessKeyId: "key", sudo: true }, { accessKeyId: "key" }],
  [JSON.parse('{ "__proto__": { "autoLockMinutes": 60 } }'), {}],
  [Object.create({ autoLockMinutes: 60, allowedFixes: [] }), {}],
  [undefined, {}],
  [null, {}],
  ["autoLockMinutes", {}],
  [[], {}],
];

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

it("allows only the fixes that are listed, and every one where there is no list", () => {
  expect([{}, { allowedFixes: [] }].map((policy) => allowsFix(policy, "unbind-phone"))).toEqual([true, false]);
  expect(allowsFix({ allowedFixes: ["unbind-email"] }, "unbind-email")).toBe(true);
  expect(allowsFix({ allowedFixes: ["unbind-email"] }, "unbind-phone")).toBe(false);
});
