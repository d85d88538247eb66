import fc from "fast-check";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { aboutProduct, readDiagnostics } from "../../../lib/desk/diagnostics.ts";
import { failed, success, type Result } from "../../../lib/failure.ts";
import type { HistoryPage } from "../../../lib/journal/query.ts";
import type { Attempt } from "../../../lib/state/attempt.ts";
import * as items from "../../../lib/state/items.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { extension } from "../../doubles/browser.ts";

vi.stubGlobal("navigator", { userAgent: "A browser", language: "en" });

let page: Result<HistoryPage>;

beforeEach(() => {
  fakeBrowser.reset();
  extension.reset();
  page = success({ attempts: [] });
  fakeBrowser.runtime.onMessage.addListener(() => Promise.resolve(page));
});

const refused = (changes: Parameters<typeof attemptWith>[0] = {}): Attempt =>
  attemptWith({
    outcome: "refused",
    failure: { code: "pass-code-not-valid", detail: "a detail" },
    answer: { httpStatus: 200, statusCode: 400, apiCode: 2001, message: "no" },
    ...changes,
  });

const store = () =>
  items.settingsItem.setValue({
    serviceAddress: "https://authing.example.com/gateway-path",
    accessKeyId: "the-access-key-id",
    appId: "the-app-id",
    route: "verified-update",
    autoLockMinutes: 5,
  });

describe("what the diagnostics say", () => {
  it("is the version and the browser before the set-up", async () => {
    const text = await readDiagnostics();
    expect(text).toContain("Quick Fix for Authing 1.2.3\nBrowser: ");
    expect(text).toContain("\nNot set up\n");
    expect(text).toContain("Last failures: 0 of the newest 0 attempts");
  });

  it("is how it is set up, and the codes of the last failures", async () => {
    await store();
    await items.policyItem.setValue({ retentionDays: 30, unbindThrough: "verified-update" });
    await items.ticketStyleItem.setValue({ format: "jira", templates: { jira: "a template" } });
    extension.granted.add("https://authing.example.com/*");
    page = success({ attempts: [attemptWith(), refused()] });
    const lines = (await readDiagnostics()).split("\n");
    for (const line of [
      "Service: https://authing.example.com",
      "Host access: granted",
      "App ID: set",
      "Unbind through: verified-update",
      "Lock after: 5 min",
      "Secret: not stored, locked",
      "Set by the organisation: retentionDays, unbindThrough",
      "Ticket: jira, own template",
      "History: kept for 30 days",
      "Last failures: 1 of the newest 2 attempts",
      "2026-11-02T08:00:00.000Z unbind-phone by unbind-phone: refused, failure pass-code-not-valid, HTTP 200, status 400, API code 2001",
    ])
      expect(lines).toContain(line);
  });

  it("is why there are none of failures, if the history can't be read", async () => {
    page = failed("journal-unreadable", { detail: "a detail" });
    const text = await readDiagnostics();
    expect(text).toContain("History can't be read: journal-unreadable");
    expect(text).not.toContain("a detail");
  });
});

it("holds no secret and nothing about a customer, whatever is stored", async () => {
  // No word of the diagnostics themselves has such a beginning.
  const odd = fc.string({ minLength: 1, maxLength: 12 }).map((text) => `§${text}`);
  const phones = fc.integer({ min: 13_000_000_000, max: 19_999_999_999 });
  const number = fc.oneof(
    phones,
    phones.map((phone) => -phone),
  );
  await fc.assert(
    fc.asyncProperty(odd, number, async (text, phone) => {
      await items.settingsItem.setValue({
        serviceAddress: `https://authing.example/${encodeURIComponent(text)}`,
        accessKeyId: text,
        appId: text,
        route: "unbind-phone",
      });
      await items.secretItem.setValue({ secret: text, boundTo: text, unlockId: text });
      await items.ticketStyleItem.setValue({ format: "plain", templates: { plain: text } });
      await items.policyItem.setValue({ accessKeyId: text, ticketTemplate: text });
      await items.draftItem.setValue({ typed: text });
      const answer = { httpStatus: 200, statusCode: phone, apiCode: text, message: text, requestId: text };
      const customer = { attemptId: text, userId: text, userName: text, target: text, serviceAddress: text };
      page = success({
        attempts: [
          refused({ ...customer, answer, failure: { code: "refused", answer, detail: text, field: text } }),
          refused({ ...customer, recoveredRequestId: text, answer: { ...answer, apiCode: phone } }),
        ],
      });
      const diagnostics = await readDiagnostics();
      for (const told of [text, encodeURIComponent(text), String(phone)]) expect(diagnostics).not.toContain(told);
      expect(diagnostics).toContain("status other, API code other");
    }),
    { numRuns: 50 },
  );
});

describe("where a problem is reported", () => {
  it("is nowhere, unless the publisher says so", () => {
    expect(aboutProduct()).toEqual({ version: "1.2.3" });
    extension.manifest = { homepage_url: "javascript:alert(1)" };
    expect(aboutProduct()).toEqual({ version: "1.2.3" });
    extension.manifest = { homepage_url: "https://example.com/report" };
    expect(aboutProduct().reportAddress).toBe("https://example.com/report");
  });
});
