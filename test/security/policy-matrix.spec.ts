import { expect, test, type Page } from "@playwright/test";
import * as z from "zod";
import { fixesOnDesk } from "../../lib/settings/fixes-on-desk.ts";
import { DEFAULT_LOCK_MINUTES, type Policy } from "../../lib/state/settings.ts";
import { people } from "../../sandbox/people.ts";
import { WRITABLE } from "../unit/settings/policy-matrix.ts";
import { Desk } from "./support/desk.ts";
import { EXTENSION_DIR } from "./support/extension-dir.ts";
import { unpackedId } from "./support/extension-id.ts";
import { IS_SHORT } from "./support/how-much.ts";
import { ManagedPolicy } from "./support/managed-policy.ts";

// Chromium reads policies from one folder of the system. As in CI and most containers, this needs root.
test.skip(process.platform !== "linux" || process.getuid?.() !== 0, "Only root can write a policy for Chromium");

const Alarm = z.object({ scheduledTime: z.number(), at: z.number() });
const Reply = z.object({ ok: z.boolean(), failure: z.optional(z.object({ code: z.string() })) });
const CASES = IS_SHORT ? WRITABLE.filter((_, index) => index % 8 === 0) : WRITABLE;

let policy: ManagedPolicy;
let desk: Desk;

test.beforeAll(async () => {
  policy = ManagedPolicy.for(unpackedId(EXTENSION_DIR));
  desk = await Desk.open();
  await desk.setUp();
});
test.afterAll(async () => {
  policy.remove();
  await desk.close();
});

test(`${CASES.length} valid and invalid values in Chromium loosen nothing: what is locked, sent and allowed @short`, async () => {
  expect(WRITABLE.length).toBeGreaterThan(30);
  const page = await desk.page("options");
  const policies = await desk.context.newPage();
  for (const [index, [written, read]] of CASES.entries()) {
    // Tells this row's policy from the last one's.
    const mark = "ticketTemplate" in written ? { appId: `row ${index}` } : { ticketTemplate: `row ${index}` };
    const expected: Policy = { ...(isKept(written) ? read : {}), ...mark };
    policy.write({ ...written, ...mark });
    await policies.goto("chrome://policy");
    await policies.locator("#reload-policies").click();
    const what = JSON.stringify(written);
    await expect.poll(() => inMemory(page), what).toEqual(expected);

    // What the worker does, not only what it has read. A policy can only shorten the time.
    const minutes = Math.min(expected.autoLockMinutes ?? DEFAULT_LOCK_MINUTES, DEFAULT_LOCK_MINUTES);
    await expect.poll(() => minutesUntilLock(page), what).toBe(minutes);
    const fix = { fixId: "unbind-phone", userId: people.zhangSan.userId, passCode: "123456", passCodeTypedAt: 1 };
    const refused = (await ask(page, "apply-fix", fix)).failure?.code === "fix-not-allowed";
    expect(refused, what).toBe(!fixesOnDesk(expected, null).includes("unbind-phone"));
    // A secret given for one service is never used with another, not even by order of the organisation.
    const isOther = expected.serviceAddress !== undefined || expected.accessKeyId !== undefined;
    const calls = desk.sandbox.state.calls.length;
    expect(await ask(page, "test-connection", {}), what).toMatchObject(
      isOther ? { ok: false, failure: { code: "secret-missing" } } : { ok: true },
    );
    if (isOther) expect(desk.sandbox.state.calls, what).toHaveLength(calls);
  }
  console.log(`${CASES.length} policies in Chromium`);
});

/** Chromium itself drops a list that isn't one of texts, whole; the extension never learns of it. */
function isKept(written: object): boolean {
  if (!("allowedFixes" in written)) return true;
  const { allowedFixes } = written;
  return Array.isArray(allowedFixes) && allowedFixes.every((name) => typeof name === "string");
}

async function inMemory(page: Page): Promise<unknown> {
  return page.evaluate("chrome.storage.session.get('policy').then(({ policy }) => policy)");
}

async function minutesUntilLock(page: Page): Promise<number> {
  const { scheduledTime, at } = Alarm.parse(
    await page.evaluate(`Promise.all([chrome.alarms.get("auto-lock"), chrome.storage.session.get("activity")])
      .then(([alarm, { activity }]) => ({ ...alarm, ...activity }))`),
  );
  return Math.round((scheduledTime - at) / 60_000);
}

async function ask(page: Page, name: string, payload: object) {
  return Reply.parse(await page.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ name, payload })})`));
}
