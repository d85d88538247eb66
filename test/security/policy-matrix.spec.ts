import { expect, test } from "@playwright/test";
import * as z from "zod";
import { fixesOnDesk } from "../../lib/settings/fixes-on-desk.ts";
import { DEFAULT_LOCK_MINUTES, type Policy } from "../../lib/state/settings.ts";
import { people } from "../../sandbox/people.ts";
import { PASSPHRASE } from "../stories/support/extension.ts";
import { WRITABLE } from "../unit/settings/policy-matrix.ts";
import { IS_SHORT } from "./support/how-much.ts";
import { skipWithoutPolicies } from "./support/managed-policy.ts";
import { openRig } from "./support/open-rig.ts";
import type { Rig } from "./support/rig.ts";

const Alarm = z.object({ scheduledTime: z.number(), at: z.number() });
const CASES = IS_SHORT ? WRITABLE.filter((_, index) => index % 9 === 0) : WRITABLE;

skipWithoutPolicies();

let rig: Rig;
test.beforeAll(async ({ browserName }) => {
  rig = await openRig(browserName);
  await rig.setUp();
});
test.afterAll(() => rig.close());

test(`${CASES.length} valid and invalid values loosen nothing: what is locked, sent and allowed @short`, async () => {
  expect(WRITABLE.length).toBeGreaterThan(30);
  for (const [index, [written, read]] of CASES.entries()) {
    // Tells this row's policy from the last one's.
    const mark = "ticketTemplate" in written ? { appId: `row ${index}` } : { ticketTemplate: `row ${index}` };
    const expected: Policy = { ...(rig.passesOn(written) ? read : {}), ...mark };
    await rig.setPolicy({ ...written, ...mark });
    const what = JSON.stringify(written);
    await expect.poll(() => rig.policyInForce(), what).toEqual(expected);

    // What the worker does, not only what it has read.
    const calls = rig.service.allCalls.length;
    // A secret given for one service is never used with another, not even by order of the organisation.
    const isOther = expected.serviceAddress !== undefined || expected.accessKeyId !== undefined;
    const result = isOther ? { ok: false, failure: { code: "secret-missing" } } : { ok: true };
    expect(await rig.ask("unlock", { passphrase: PASSPHRASE }), what).toMatchObject(result);
    // A policy can only shorten the time.
    const minutes = Math.min(expected.autoLockMinutes ?? DEFAULT_LOCK_MINUTES, DEFAULT_LOCK_MINUTES);
    if (!isOther || !rig.policyRestarts) await expect.poll(minutesUntilLock, what).toBe(minutes);
    const fix = { fixId: "unbind-phone", userId: people.zhangSan.userId, passCode: "123456", passCodeTypedAt: 1 };
    const refused = (await rig.ask("apply-fix", fix)).failure?.code === "fix-not-allowed";
    expect(refused, what).toBe(!fixesOnDesk(expected, null).includes("unbind-phone"));
    expect(await rig.ask("test-connection"), what).toMatchObject(result);
    if (isOther) expect(rig.service.allCalls, what).toHaveLength(calls);
  }
  console.log(`${CASES.length} policies`);
});

async function minutesUntilLock(): Promise<number> {
  const { scheduledTime, at } = Alarm.parse(
    await rig.inBarePage(`Promise.all([chrome.alarms.get("auto-lock"), chrome.storage.session.get("activity")])
      .then(([alarm, { activity }]) => ({ scheduledTime: alarm?.scheduledTime ?? 0, ...activity }))`),
  );
  return Math.round((scheduledTime - at) / 60_000);
}
