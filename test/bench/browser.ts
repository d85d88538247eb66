import { join, resolve } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { credentials } from "../../sandbox/auth/credentials.ts";
import { launchChromium } from "../../scripts/launch-chromium.ts";
import { unpackedId } from "../security/support/extension-id.ts";
import type { BenchService } from "./service.ts";

const EMPTY_DIR = join(import.meta.dirname, "empty-extension");
const PASSPHRASE = "fifteen rounds of everything";

/** Notes when the first text field took the focus: milliseconds since the navigation began. */
const WATCH_READY = `addEventListener("focusin", ({ target }) => {
  if (target instanceof HTMLInputElement) globalThis.readyAfter ??= performance.now();
}, true);`;

/** One browser with the product, set up and unlocked, and an empty popup, so that they are compared in turn. */
export interface BenchBrowser {
  context: BrowserContext;
  version: string;
  openPopup: (whose: "product" | "empty") => Promise<Page>;
  close: () => Promise<void>;
}

export async function startBrowser(extensionDir: string, service: BenchService): Promise<BenchBrowser> {
  const launched = await launchChromium(resolve(extensionDir), true, "", { otherExtensionDir: EMPTY_DIR });
  const { context, extensionId, allow } = launched;
  await context.addInitScript({ content: WATCH_READY });
  await allow(service.url);
  const ids = { product: extensionId, empty: unpackedId(EMPTY_DIR) };

  const options = await context.newPage();
  await options.goto(`chrome-extension://${ids.product}/options.html`);
  await options.getByLabel("Service address").fill(service.url);
  await options.getByLabel("Access key ID").fill(credentials.accessKeyId);
  await options.getByLabel("Access key secret").fill(credentials.accessKeySecret);
  await options.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await options.getByRole("button", { name: "Connect" }).click();
  await options.getByText("Connected and saved.").waitFor();
  await options.close();

  // Each keeps its extension's process alive between measurements.
  for (const id of Object.values(ids)) await (await context.newPage()).goto(`chrome-extension://${id}/manifest.json`);

  return {
    context,
    version: context.browser()?.version() ?? "unknown",
    openPopup: async (whose) => {
      const page = await context.newPage();
      await page.goto(`chrome-extension://${ids[whose]}/popup.html`);
      return page;
    },
    close: () => context.close(),
  };
}
