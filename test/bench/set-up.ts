import type { BrowserContext } from "@playwright/test";
import type { Payload } from "../../lib/messages.ts";
import { credentials } from "../../sandbox/credentials.ts";
import type { BenchExtension } from "./extension.ts";

export const PASSPHRASE = "fifteen rounds of everything";

/** Sets the product up against a service, unlocked, for longer than the bench takes. */
export async function setUp(context: BrowserContext, extension: BenchExtension, serviceAddress: string): Promise<void> {
  await allow(context, extension, serviceAddress);
  const payload: Payload<"save-settings"> = {
    serviceAddress,
    accessKeyId: credentials.accessKeyId,
    accessKeySecret: credentials.accessKeySecret,
    appId: credentials.appId,
    route: "unbind-phone",
    passphrase: PASSPHRASE,
    autoLockMinutes: 60,
  };
  const reply = await extension.send("save-settings", payload);
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
