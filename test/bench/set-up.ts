import type { BrowserContext } from "@playwright/test";
import type { BenchExtension } from "./extension.ts";
import { settingsFor } from "./settings.ts";

/** Sets the product up against a service, unlocked, for longer than the bench takes. */
export async function setUp(context: BrowserContext, extension: BenchExtension, serviceAddress: string): Promise<void> {
  await allow(context, extension, serviceAddress);
  const reply = await extension.send("save-settings", settingsFor(serviceAddress));
  if (reply !== '{"ok":true}') throw new Error(`Not saved: ${reply}`);
}

/** Grants the origin as the browser's own extensions page does, so that no prompt has to be answered. */
async function allow(context: BrowserContext, { bare, origin }: BenchExtension, serviceAddress: string): Promise<void> {
  const id = new URL(origin).host;
  const page = await context.newPage();
  await page.goto(`chrome://extensions/?id=${id}`);
  await page.evaluate(`chrome.developerPrivate.addHostPermission("${id}", "${serviceAddress}/*")`);
  await page.close();
  await bare.evaluate(`chrome.permissions.request({ origins: ["${serviceAddress}/*"] })`);
}
