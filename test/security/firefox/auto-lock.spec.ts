import { test } from "@playwright/test";
import { expect } from "../../stories/support/expect.ts";
import { times } from "../support/how-much.ts";
import { FirefoxDesk } from "./firefox-desk.ts";

const TIMES = times(20);
/** Minutes; well below the default of 15, which would not lock yet. */
const SHORT = 1;

let desk: FirefoxDesk;
test.beforeAll(async () => {
  desk = await FirefoxDesk.open();
  await desk.setUp();
  await desk.setPolicy({ autoLockMinutes: SHORT });
});
test.afterAll(() => desk.close());

test(`in Firefox, a background that was dead at the policy's deadline extends nothing: ${TIMES} times @short`, async () => {
  const { firefox, service } = desk;
  for (let time = 0; time < TIMES; time++) {
    const unlocked = await desk.unlock();
    await unlocked.page.close();
    await desk.barePage();
    // What a machine that slept past the deadline looks like: no alarm rung, no background alive.
    await firefox.evaluate("return browser.alarms.clearAll()");
    await firefox.terminateBackground();
    const session = "return browser.storage.session.get().then((all) => Object.keys(all))";
    expect(await firefox.evaluate(session), "it is still in memory").toContain("secret");
    await firefox.evaluate(`return browser.storage.session.set({ activity: { at: Date.now() - ${SHORT * 60_000} } })`);
    const calls = service.allCalls.length;

    const locked = await desk.openDesk();
    await expect(locked.button("Unlock")).toBeVisible();
    await expect.poll(() => firefox.evaluate(session)).not.toContain("secret");
    expect(await firefox.evaluate(session)).not.toContain("token");
    expect(service.allCalls).toHaveLength(calls);
    await locked.page.close();
  }
});

test("in Firefox, one that was not dead for so long goes on, so that the ones above can fail @short", async () => {
  const { firefox } = desk;
  const unlocked = await desk.unlock();
  await unlocked.page.close();
  await desk.barePage();
  await firefox.terminateBackground();
  await firefox.evaluate("return browser.runtime.sendMessage({ name: 'wake', payload: {} })");
  const session = await firefox.evaluate("return browser.storage.session.get().then((all) => Object.keys(all))");
  expect(session).toContain("secret");
});
