import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import { credentials } from "../sandbox/auth/credentials.ts";
import { people } from "../sandbox/people.ts";
import { startSandbox } from "../sandbox/server.ts";
import { launchChromium } from "./launch-chromium.ts";

// How long the machine takes for the main job by keyboard, from asking for the popup to the request
// ID in the clipboard; nobody thinks or types: npm run build && npm run time:job.

/** Each is unbound once: an unbind can't be undone. */
const CUSTOMERS = [
  ...[people.liSi, people.nameless, people.emoji, people.layla, people.qianBa, people.longName],
  ...[people.chenJing, people.zhouShi, people.markup],
];

const sandbox = await startSandbox();
const { context, extensionId, allow } = await launchChromium(resolve(".output/chrome-mv3"), true);
await context.grantPermissions(["clipboard-read", "clipboard-write"]);
await allow(sandbox.url);
const page = await context.newPage();
await page.setViewportSize({ width: 360, height: 600 });
await page.goto(`chrome-extension://${extensionId}/manifest.json`);
const payload = {
  serviceAddress: sandbox.url,
  ...{ accessKeyId: credentials.accessKeyId, accessKeySecret: credentials.accessKeySecret, appId: credentials.appId },
  route: "unbind-phone",
  passphrase: "four wet stones in a jar",
};
await page.evaluate(`chrome.permissions.request({ origins: ["${sandbox.url}/*"] })`);
await page.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ name: "save-settings", payload })})`);
await page.evaluate(`chrome.storage.local.set({ language: "en" })`);

// The first one warms the browser up, and doesn't count.
await unbind(page, people.zhangSan.phone);
const times: number[] = [];
for (const { phone } of CUSTOMERS) times.push(await unbind(page, phone));
await context.close();
await sandbox.close();

times.sort((one, other) => one - other);
const at = (share: number) => Math.round(times[Math.floor(times.length * share)] ?? NaN);
console.log(`The main job by keyboard, ${times.length} customers: median ${at(0.5)} ms, slowest ${at(1 - 1e-9)} ms.`);

/** @returns milliseconds */
async function unbind(popup: Page, phone: string): Promise<number> {
  const { keyboard } = popup;
  await popup.goto(`chrome-extension://${extensionId}/manifest.json`);
  await popup.evaluate(`chrome.runtime.sendMessage({ name: "clear-desk", payload: {} })`);
  await popup.evaluate(`chrome.storage.session.set({ draft: { typed: "" } })`);
  await popup.evaluate(`navigator.clipboard.writeText(${JSON.stringify(phone)})`);

  const began = performance.now();
  await popup.goto(`chrome-extension://${extensionId}/popup.html`);
  await popup.locator("#user:focus").waitFor();
  await keyboard.press("Control+v");
  await keyboard.press("Enter");
  await popup.locator("#pass-code:focus").waitFor();
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await popup.getByText("Code sent to").waitFor();
  await keyboard.insertText(sandbox.state.world.messages.at(-1)?.code ?? "");
  await keyboard.press("Enter");
  await popup.locator("form[aria-busy=false] [aria-keyshortcuts='Alt+C']:focus").waitFor();
  await keyboard.press("Enter");
  await popup.getByText("Copied", { exact: true }).waitFor();
  const took = performance.now() - began;

  const requestId = sandbox.state.calls.findLast(({ call }) => call === "unbind-phone")?.requestId;
  if ((await popup.evaluate(`navigator.clipboard.readText()`)) !== requestId) throw new Error("Not the request ID");
  return took;
}
