import type { Policy } from "../../../lib/state/settings.ts";

/** What an administrator wrote, and what is made of it. */
export const MATRIX: readonly (readonly [written: unknown, read: Policy])[] = [
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
  [{ ticketTemplate: " {{requestId}}\n{{user}}\n" }, { ticketTemplate: "{{requestId}}\n{{user}}" }],
  [{ ticketTemplate: "" }, {}],
  [{ ticketTemplate: " \n\t" }, {}],
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

/** Those that can be written into a file, where an administrator writes them, and that name at least one key. */
export const WRITABLE: readonly (readonly [written: object, read: Policy])[] = MATRIX.flatMap(([written, read]) => {
  const text: unknown = written === undefined ? undefined : JSON.parse(JSON.stringify(written));
  const isObject = typeof text === "object" && text !== null && !Array.isArray(text);
  return isObject && Object.keys(text).length > 0 ? [[text, read] as const] : [];
});
