import { setTimeout as pause } from "node:timers/promises";
import { expect, test, type Page } from "@playwright/test";
import { Desk, PASSPHRASE } from "./support/desk.ts";
import { EXTENSION_DIR } from "./support/extension-dir.ts";
import { unpackedId } from "./support/extension-id.ts";
import { times } from "./support/how-much.ts";
import { ManagedPolicy } from "./support/managed-policy.ts";

const TIMES = times(20);
/** Minutes; well below the default of 15, which would not lock yet. */
const SHORT = 1;
let desk: Desk;
let policy: ManagedPolicy;

// Chromium reads policies from one folder of the system. As in CI and most containers, this needs root.
test.skip(process.platform !== "linux" || process.getuid?.() !== 0, "Only root can write a policy for Chromium");

test.beforeAll(async () => {
  policy = ManagedPolicy.for(unpackedId(EXTENSION_DIR));
  policy.write({ autoLockMinutes: SHORT });
  desk = await Desk.open();
  await desk.setUp();
});
test.afterAll(async () => {
  policy.remove();
  await desk.close();
});

async function unlock(page: Page): Promise<void> {
  await page.getByLabel("Passphrase").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Unlock" }).click();
  await page.getByLabel("User", { exact: true }).waitFor();
}

test(`a worker that was dead at the policy's deadline extends nothing: ${TIMES} times @short`, async () => {
  for (let time = 0; time < TIMES; time++) {
    const page = await desk.page("options");
    // What a machine that slept past the deadline looks like: used a minute ago, no alarm rung, no worker alive.
    await page.evaluate("chrome.alarms.clearAll()");
    await desk.stopWorker();
    expect((await desk.session(page))["secret"], "it is still in memory").toBeDefined();
    // The worker hears of that, and may wake and lock before anybody asks it to.
    await desk.setSession(page, { activity: { at: Date.now() - SHORT * 60_000 } });
    const calls = desk.sandbox.state.calls.length;

    const popup = await desk.page("popup");
    await popup.getByRole("button", { name: "Unlock" }).waitFor();
    await expect.poll(async () => Object.keys(await desk.session(popup))).not.toContain("secret");
    expect(await desk.session(popup)).not.toHaveProperty("token");
    expect(desk.sandbox.state.calls).toHaveLength(calls);
    await unlock(popup);
    await popup.close();
    await page.close();
  }
});

test("the alarm wakes a stopped worker at the deadline, with no page open", async () => {
  const page = await desk.page("options");
  await desk.stopWorker();
  await pause(75_000);
  // Read straight from memory: this page sends nothing that could wake the worker.
  expect(await desk.session(page)).not.toHaveProperty("secret");
  expect(await desk.session(page)).toMatchObject({ unlocked: false });
  await page.close();
});

test(`a restart of the browser locks, killed or closed: ${TIMES} times`, async () => {
  for (let time = 0; time < TIMES; time++) {
    const popup = await desk.page("popup");
    await unlock(popup);
    if (time % 2 === 0) await desk.kill();
    else await desk.context.close();
    await desk.restart();
    const again = await desk.page("popup");
    await again.getByRole("button", { name: "Unlock" }).waitFor();
    expect(await desk.session(again)).not.toHaveProperty("secret");
    await again.close();
  }
});

test("wrong passphrases are counted across a restart, and waited for", async () => {
  const popup = await desk.page("popup");
  for (let time = 0; time < 5; time++) {
    await popup.getByLabel("Passphrase").fill(`not the passphrase ${time}`);
    await popup.getByRole("button", { name: "Unlock" }).click();
    await popup.getByText("That is not the passphrase.").waitFor();
    await popup.getByRole("button", { name: "Unlock" }).and(popup.locator(":not([aria-busy])")).waitFor();
  }
  await popup.getByText(/Next try in/).waitFor();
  await desk.kill();
  await desk.restart();
  const again = await desk.page("popup");
  await again.evaluate(`chrome.storage.local.set({ passphraseTries: { wrong: 12, at: Date.now() } })`);
  await again.getByLabel("Passphrase").fill(PASSPHRASE);
  await again.getByRole("button", { name: "Unlock" }).click();
  await again.getByText("Too many wrong passphrases.").waitFor();
  await again.getByText(/Next try in (2 min|1 min 5)/).waitFor();
  await again.evaluate(`chrome.storage.local.set({ passphraseTries: { wrong: 12, at: 0 } })`);
  await again.reload();
  await unlock(again);
  expect(await again.evaluate("chrome.storage.local.get('passphraseTries')")).toEqual({});
});
