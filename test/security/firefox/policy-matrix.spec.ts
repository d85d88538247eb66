import { expect, test } from "@playwright/test";
import * as z from "zod";
import { fixesOnDesk } from "../../../lib/settings/fixes-on-desk.ts";
import { DEFAULT_LOCK_MINUTES } from "../../../lib/state/settings.ts";
import { people } from "../../../sandbox/people.ts";
import { PASSPHRASE } from "../../stories/support/extension.ts";
import { WRITABLE } from "../../unit/settings/policy-matrix.ts";
import { IS_SHORT } from "../support/how-much.ts";
import { FirefoxDesk } from "./firefox-desk.ts";

const CASES = IS_SHORT ? WRITABLE.filter((_, index) => index % 12 === 0) : WRITABLE;
const Alarm = z.object({ scheduledTime: z.number(), at: z.number() });
const Reply = z.object({ ok: z.boolean(), failure: z.optional(z.object({ code: z.string() })) });

let desk: FirefoxDesk;
test.beforeAll(async () => {
  desk = await FirefoxDesk.open();
  await desk.setUp();
});
test.afterAll(() => desk.close());

test(`${CASES.length} valid and invalid values in Firefox loosen nothing: what is locked, sent and allowed @short`, async () => {
  expect(WRITABLE.length).toBeGreaterThan(30);
  for (const [written, read] of CASES) {
    const what = JSON.stringify(written);
    await desk.setPolicy(written);
    const calls = desk.service.allCalls.length;
    // A secret given for one service is never used with another, not even by order of the organisation.
    const isOther = read.serviceAddress !== undefined || read.accessKeyId !== undefined;
    const unlocked = await ask("unlock", { passphrase: PASSPHRASE });
    expect(unlocked, what).toMatchObject(isOther ? { ok: false, failure: { code: "secret-missing" } } : { ok: true });
    expect(await inMemory(), what).toEqual(read);
    if (!isOther) {
      const minutes = Math.min(read.autoLockMinutes ?? DEFAULT_LOCK_MINUTES, DEFAULT_LOCK_MINUTES);
      await expect.poll(minutesUntilLock, what).toBe(minutes);
    }
    const fix = { fixId: "unbind-phone", userId: people.zhangSan.userId, passCode: "123456", passCodeTypedAt: 1 };
    const refused = (await ask("apply-fix", fix)).failure?.code === "fix-not-allowed";
    expect(refused, what).toBe(!fixesOnDesk(read, null).includes("unbind-phone"));
    expect((await ask("test-connection", {})).ok, what).toBe(!isOther);
    if (isOther) expect(desk.service.allCalls, what).toHaveLength(calls);
  }
  console.log(`${CASES.length} policies in Firefox`);
});

async function inMemory(): Promise<unknown> {
  return desk.firefox.evaluate("return browser.storage.session.get('policy').then(({ policy }) => policy ?? {})");
}

async function minutesUntilLock(): Promise<number> {
  const { scheduledTime, at } = Alarm.parse(
    await desk.firefox.evaluate(`
      return Promise.all([browser.alarms.get("auto-lock"), browser.storage.session.get("activity")])
        .then(([alarm, { activity }]) => ({ scheduledTime: alarm?.scheduledTime ?? 0, ...activity }));`),
  );
  return Math.round((scheduledTime - at) / 60_000);
}

async function ask(name: string, payload: object) {
  return Reply.parse(
    await desk.firefox.evaluate("return browser.runtime.sendMessage(arguments[0])", { name, payload }),
  );
}
