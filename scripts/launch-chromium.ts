import { existsSync } from "node:fs";
import { chromium, type BrowserContext } from "@playwright/test";

export interface LaunchedExtension {
  context: BrowserContext;
  extensionId: string;
  /** Grants an origin as the browser's own extensions page does, so that no prompt has to be answered. */
  allow: (origin: string) => Promise<void>;
}

/** Starts Chromium with the built extension, in a new profile or in the one named. */
export async function launchChromium(
  extensionDir: string,
  headless: boolean,
  profileDir = "",
  args: readonly string[] = [],
): Promise<LaunchedExtension> {
  const executablePath = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
  const context = await chromium.launchPersistentContext(profileDir, {
    ...(existsSync(executablePath) ? { executablePath } : { channel: "chromium" }),
    headless,
    ignoreDefaultArgs: ["--disable-extensions"],
    args: [
      // Chromium's sandbox refuses to start as root, as in most containers.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      `--disable-extensions-except=${extensionDir}`,
      `--load-extension=${extensionDir}`,
      ...args,
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  const extensionId = new URL(worker.url()).host;

  return {
    context,
    extensionId,
    allow: async (origin) => {
      const page = await context.newPage();
      await page.goto(`chrome://extensions/?id=${extensionId}`);
      await page.evaluate(`chrome.developerPrivate.addHostPermission("${extensionId}", "${origin}/*")`);
      await page.close();
    },
  };
}
