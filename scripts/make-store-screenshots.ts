import { mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import { credentials } from "../sandbox/auth/credentials.ts";
import { people } from "../sandbox/people.ts";
import { startSandbox } from "../sandbox/server.ts";
import { LANGUAGES, type Language } from "../lib/state/settings.ts";
import { launchChromium } from "./launch-chromium.ts";

// Pictures of the built extension for the stores and the README, in both languages:
// npm run build && npm run store:screenshots. They land in .output/store/ and docs/images/.

const DIR = ".output/store";
const README_DIR = "docs/images";
const PICTURE = { width: 1_280, height: 800 };
const POPUP = { width: 360, height: 640 };
const HEADLINES: Record<Language, Record<"found" | "done", string>> = {
  en: {
    found: "Who is it, and will it work?\nBefore any SMS is spent.",
    done: "What really happened,\nready for the ticket.",
  },
  "zh-CN": { found: "是谁？能解绑吗？\n发短信之前就知道。", done: "实际结果一目了然，\n直接复制到工单。" },
};

const sandbox = await startSandbox();
const { context, extensionId, allow } = await launchChromium(resolve(".output/chrome-mv3"), true);
await allow(sandbox.url);
await mkdir(DIR, { recursive: true });
const open = async (path: string, viewport: { width: number; height: number }) => {
  const page = await context.newPage();
  await page.setViewportSize(viewport);
  await page.goto(`chrome-extension://${extensionId}/${path}`);
  return page;
};

const settings = {
  serviceAddress: sandbox.url,
  accessKeyId: credentials.accessKeyId,
  accessKeySecret: credentials.accessKeySecret,
  appId: credentials.appId,
  route: "unbind-phone",
  passphrase: "four wet stones in a jar",
};
const bare = await open("manifest.json", PICTURE);
const message = JSON.stringify({ name: "save-settings", payload: settings });
await bare.evaluate(`chrome.permissions.request({ origins: ["${sandbox.url}/*"] })`);
await bare.evaluate(`chrome.runtime.sendMessage(${message})`);

for (const language of LANGUAGES) {
  await bare.evaluate(`chrome.storage.local.set({ language: ${JSON.stringify(language)} })`);
  // Each language unbinds somebody else: an unbind can't be undone, not even here.
  const customer = language === "en" ? people.zhangSan : people.chenJing;
  const desk = await open("popup.html", POPUP);
  await desk.waitForFunction((wanted) => document.documentElement.lang === wanted, language);
  await desk.locator("#user").fill(customer.phone);
  await desk.locator(".verdict-good").waitFor();
  await compose(desk, language, "found");
  if (language === "en") await takeForReadme(desk, "found");
  await desk.locator(".row .button").click();
  await desk.locator(".row .button:disabled").waitFor();
  while (!sandbox.state.world.messages.some(({ phone }) => phone === customer.phone)) await desk.waitForTimeout(50);
  await desk.locator("#pass-code").fill(sandbox.state.world.messages.at(-1)?.code ?? "");
  await desk.locator("button[type=submit]").click();
  await desk.locator("form[aria-busy=false] .result-good").waitFor();
  await compose(desk, language, "done");
  if (language === "en") await takeForReadme(desk, "done");
  await desk.close();

  const history = await open("history.html", PICTURE);
  await history.locator(".history-item").first().waitFor();
  await history.locator(".history-row").first().click();
  await history.locator(".history-result .result").waitFor();
  await history.screenshot({ path: `${DIR}/history-${language}.png` });
  await history.close();
}
await context.close();
await sandbox.close();

/** The popup alone, as high as what is in it, with two dots for each pixel. */
async function takeForReadme(popup: Page, name: "found" | "done"): Promise<void> {
  const height = await popup.locator("form").evaluate((form) => Math.ceil(form.getBoundingClientRect().bottom));
  const devTools = await context.newCDPSession(popup);
  const { width } = POPUP;
  await devTools.send("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 2, mobile: false });
  const { data } = await devTools.send("Page.captureScreenshot");
  await devTools.send("Emulation.clearDeviceMetricsOverride");
  await devTools.detach();
  await writeFile(`${README_DIR}/popup-${name}.png`, Buffer.from(data, "base64"));
}

/** The popup as it is, on a plain ground, with a line of what it is for. */
async function compose(popup: Page, language: Language, name: "found" | "done"): Promise<void> {
  const picture = (await popup.screenshot()).toString("base64");
  const page = await context.newPage();
  await page.setViewportSize(PICTURE);
  await page.setContent(`
    <body lang="${language}" style="margin:0;height:800px;display:flex;align-items:center;justify-content:center;gap:96px;background:#1d52d0">
      <h1 style="font:600 44px/1.3 system-ui;color:#fff;white-space:pre-line;max-width:600px">${HEADLINES[language][name]}</h1>
      <img style="border-radius:12px;box-shadow:0 16px 48px #0006" src="data:image/png;base64,${picture}" />
    </body>`);
  await page.screenshot({ path: `${DIR}/${name}-${language}.png` });
  await page.close();
}
