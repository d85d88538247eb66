import { setTimeout as pause } from "node:timers/promises";
import { test } from "@playwright/test";
import { expect } from "../stories/support/expect.ts";
import { PASSPHRASE } from "../stories/support/extension.ts";
import { times } from "./support/how-much.ts";
import { skipWithoutPolicies } from "./support/managed-policy.ts";
import { openRig } from "./support/open-rig.ts";
import type { Rig } from "./support/rig.ts";

const TIMES = times(20);
/** Minutes; well below the default of 15, which would not lock yet. */
const SHORT = 1;

skipWithoutPolicies();

let rig: Rig;
test.beforeAll(async ({ browserName }) => {
  rig = await openRig(browserName);
  await rig.setUp();
  await rig.setPolicy({ autoLockMinutes: SHORT });
  await expect.poll(() => rig.policyInForce()).toEqual({ autoLockMinutes: SHORT });
  await rig.ask("lock");
});
test.afterAll(() => rig.close());

test(`a worker that was dead at the policy's deadline extends nothing: ${TIMES} times @short`, async () => {
  for (let time = 0; time < TIMES; time++) {
    const unlocked = await rig.unlock();
    await unlocked.page.close();
    // What a machine that slept past the deadline looks like: used a minute ago, no alarm rung, no worker alive.
    await rig.inBarePage("chrome.alarms.clearAll()");
    await rig.stopWorker();
    expect(await rig.session(), "it is still in memory").toHaveProperty("secret");
    // The worker hears of that, and may wake and lock before anybody asks it to.
    await rig.set("session", { activity: { at: Date.now() - SHORT * 60_000 } });
    const calls = rig.service.allCalls.length;

    const locked = await rig.openDesk();
    await expect(locked.button("Unlock")).toBeVisible();
    await expect.poll(async () => Object.keys(await rig.session())).not.toContain("secret");
    expect(await rig.session()).not.toHaveProperty("token");
    expect(rig.service.allCalls).toHaveLength(calls);
    await locked.page.close();
  }
});

test("one that was not dead for so long goes on, so that the one above can fail @short", async () => {
  const unlocked = await rig.unlock();
  await unlocked.page.close();
  await rig.stopWorker();
  await rig.ask("wake");
  expect(await rig.session()).toHaveProperty("secret");
});

test("the alarm wakes a stopped worker at the deadline, with no page of the desk open", async () => {
  await rig.stopWorker();
  await pause(75_000);
  // Read straight from memory: the page that reads it sends nothing that could wake the worker.
  expect(await rig.session()).not.toHaveProperty("secret");
  expect(await rig.session()).not.toHaveProperty("unlocked", true);
});

test(`a restart of the browser locks, killed or closed: ${TIMES} times`, async () => {
  for (let time = 0; time < TIMES; time++) {
    await rig.unlock();
    if (time % 2 === 0) await rig.kill();
    else await rig.quit();
    await rig.restart();
    const again = await rig.openDesk();
    await expect(again.button("Unlock")).toBeVisible();
    expect(await rig.session()).not.toHaveProperty("secret");
    await again.page.close();
  }
});

test("wrong passphrases are counted across a restart, and waited for", async () => {
  const desk = await rig.openDesk();
  for (let time = 0; time < 5; time++) {
    await desk.page.getByLabel("Passphrase", { exact: true }).fill(`not the passphrase ${time}`);
    await desk.button("Unlock").click();
    await expect(desk.page.getByText("That is not the passphrase.")).toBeVisible();
    await expect(desk.button("Unlock")).not.toHaveAttribute("aria-busy", "true");
  }
  await expect(desk.page.getByText(/Next try in/)).toBeVisible();
  await rig.kill();
  await rig.restart();
  const again = await rig.openDesk();
  await rig.set("local", { passphraseTries: { wrong: 12, at: Date.now() } });
  await again.page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await again.button("Unlock").click();
  await expect(again.page.getByText("Too many wrong passphrases.")).toBeVisible();
  await expect(again.page.getByText(/Next try in (2 min|1 min 5)/)).toBeVisible();
  await rig.set("local", { passphraseTries: { wrong: 12, at: 0 } });
  await again.page.close();
  await rig.unlock();
  expect(await rig.local()).not.toHaveProperty("passphraseTries");
});
