import { existsSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { buildFixture } from "./build-fixture.ts";
import { launchFirefox, type Firefox } from "./firefox.ts";
import { MarionetteError } from "./marionette-error.ts";
import { button, byRole, field, status } from "./target.ts";
import { WAIT_LIMIT_MS } from "./wait-until.ts";

const extensionId = "driver-fixture@example.invalid";
let extensionDir: string;
let firefox: Firefox;
test.beforeAll(async () => {
  extensionDir = await buildFixture();
  firefox = await launchFirefox({ extensionDir, extensionId });
});
test.afterAll(async () => {
  await firefox.close();
  await rm(extensionDir, { recursive: true });
});
test.beforeEach(() => firefox.page("popup.html"));

async function send(customer: string): Promise<{ text: string; bootId: unknown }> {
  await firefox.fill(field("Customer"), customer);
  await firefox.click(button("Send"));
  const text = await firefox.waitFor(status("Result"), new RegExp(`for ${customer},`));
  return { text, bootId: await firefox.evaluate(() => document.body.dataset["bootId"]) };
}

test("fills, selects, presses and reads, with events the page can trust", async () => {
  await firefox.select(field("Fix"), "Unbind email");
  expect((await send("张三 the 1st")).text).toMatch(/^Unbind email for 张三 the 1st, message \d+$/);
  expect(await firefox.value(field("Customer"))).toBe("张三 the 1st");
  expect(await firefox.evaluate(() => document.body.dataset["trusted"])).toBe(
    "change true, click true, input true, keydown true",
  );
});

test("knows elements by what a screen reader says", async () => {
  await firefox.fill(field("Pass code"), "123456");
  expect(await firefox.value(field(/^Pass/))).toBe("123456");
  await firefox.fill(field("Pass code"), "");
  expect(await firefox.value(field("Pass code"))).toBe("");
  expect(await firefox.exists(button("Hidden"))).toBe(false);
  expect(await firefox.lookAll(button("Details"))).toHaveLength(2);
  expect(await firefox.lookAll(button("Details", byRole("listitem", "Second")))).toHaveLength(1);
  expect((await firefox.look(button("Never"))).states).toContain("unavailable");

  await firefox.click(button("Confirm"));
  await firefox.waitFor(byRole("dialog", "Sure?"));
  expect(await firefox.exists(button("Send"))).toBe(false);
  await firefox.press("Escape");
  await firefox.waitForGone(byRole("dialog"));
  expect(await firefox.exists(button("Send"))).toBe(true);

  await firefox.press("Tab", field("Customer"));
  expect((await firefox.look(field("Pass code"))).states).toContain("focused");
});

test("says what Firefox says when a command fails", async () => {
  const failure = await firefox.evaluate("throw new TypeError('no such luck')").catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(MarionetteError);
  expect(failure).toMatchObject({ error: "javascript error", remoteMessage: "TypeError: no such luck" });
});

test("says what the page shows when a wait fails", async () => {
  firefox.waitLimitMs = 100;
  const failure = await firefox.click(button("Sned")).catch(String);
  firefox.waitLimitMs = WAIT_LIMIT_MS;
  expect(failure).toContain('the button named "Sned" is missing. With that role: "Details", "Details", "Send",');
  expect(failure).toContain(`At ${firefox.origin}/popup.html the page shows:\nDriver fixture\n`);
});

test("grants an optional permission without a prompt", async () => {
  await firefox.click(button("Allow access"));
  await firefox.waitFor(status("Access"), "granted");
  expect(await firefox.evaluate("return browser.permissions.contains({ origins: ['http://127.0.0.1/*'] })")).toBe(true);
});

test("ends the event page, which forgets itself but not the session's storage", async () => {
  const before = await send("Ann");
  await firefox.terminateBackground();
  expect(await firefox.backgroundState()).toBe("stopped");
  const after = await send("Bob");
  expect(await firefox.backgroundState()).toBe("running");
  expect(after.bootId).not.toBe(before.bootId);
  expect(messageNumber(after.text)).toBe(messageNumber(before.text) + 1);
});

test("opens, finds and closes tabs", async () => {
  const [first] = await firefox.windows();
  await firefox.open("popup.html?second");
  await firefox.evaluate("browser.tabs.create({ url: '/popup.html?third' })");
  await firefox.switchTo(/\?third$/);
  expect(await firefox.windows()).toHaveLength(3);
  await firefox.closeTab();
  await firefox.switchTo(/\?second$/);
  await firefox.closeTab();
  expect(await firefox.windows()).toEqual([first]);
  expect(await firefox.url()).toBe(`${firefox.origin}/popup.html`);
});

for (const scheme of ["dark", "light"] as const) {
  test(`takes a screenshot of the ${scheme} page`, async () => {
    await firefox.setColorScheme(scheme);
    const file = join(firefox.profileDir, `${scheme}.png`);
    await firefox.screenshot(file);
    expect((await readFile(file)).subarray(0, 8)).toEqual(Buffer.from("\x89PNG\r\n\x1a\n", "latin1"));
  });
}

test("finds what was stored and granted when relaunched after a crash", async () => {
  await firefox.click(button("Allow access"));
  await firefox.waitFor(status("Access"), "granted");
  await firefox.savePermissions();
  await send("Carla");
  await firefox.kill();
  firefox = await launchFirefox({ extensionDir, extensionId, profileDir: firefox.profileDir });
  await firefox.page("popup.html");
  expect(await firefox.evaluate("return browser.storage.local.get()")).toEqual({ lastCustomer: "Carla" });
  expect(await firefox.evaluate("return browser.storage.session.get()")).toEqual({});
  expect(await firefox.evaluate("return browser.permissions.getAll()")).toMatchObject({
    origins: ["http://127.0.0.1/*"],
  });
});

test("leaves nothing behind", async () => {
  await firefox.close();
  expect(existsSync(firefox.profileDir)).toBe(false);
  await expect(firefox.url()).rejects.toThrow("closed");
});

function messageNumber(text: string): number {
  return Number(/message (\d+)$/.exec(text)?.[1]);
}
