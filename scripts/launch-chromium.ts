import { existsSync } from "node:fs";
import { join } from "node:path";
import { chromium, type BrowserContext, type Page } from "@playwright/test";

const SET_UP_PAGE = "options.html";

export interface LaunchedExtension {
  context: BrowserContext;
  extensionId: string;
  /**
   * Grants an origin as the browser's own extensions page does, so that no prompt has to be
   * answered.
   */
  allow: (origin: string) => Promise<void>;
}

export interface LaunchMore {
  /** Leaves the set-up open that the extension opens when it is installed. */
  keepSetUp?: boolean;
  /** Another extension beside it; one without a worker, so that ours is the only one. */
  otherExtensionDir?: string;
  args?: readonly string[] | undefined;
}

/**
 * Starts Chromium with the built extension, in a new profile or in the one named. The set-up page
 * that it opens at first is closed, unless it is what is wanted.
 */
export async function launchChromium(
  extensionDir: string,
  headless: boolean,
  profileDir = "",
  { keepSetUp = false, otherExtensionDir, args = [] }: LaunchMore = {},
): Promise<LaunchedExtension> {
  const isNew = profileDir === "" || !existsSync(join(profileDir, "Default"));
  const extensions = otherExtensionDir === undefined ? extensionDir : `${extensionDir},${otherExtensionDir}`;
  const executablePath = chromiumPath();
  const context = await chromium.launchPersistentContext(profileDir, {
    ...(executablePath === undefined ? { channel: "chromium" } : { executablePath }),
    headless,
    ignoreDefaultArgs: ["--disable-extensions"],
    args: [...argsFor(extensions), ...args],
  });
  return {
    context,
    ...(await installedIn(context, isNew && !keepSetUp && existsSync(join(extensionDir, SET_UP_PAGE)))),
  };
}

/** The machine's own Chromium; absent if there is none, and Playwright's is used. */
export function chromiumPath(): string | undefined {
  const path = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";
  return existsSync(path) ? path : undefined;
}

/** @param extensions directories, with commas between them */
export function argsFor(extensions: string): string[] {
  return [
    // Chromium's sandbox refuses to start as root, as in most containers.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // Letters are drawn alike on every machine, whatever it is set to.
    "--font-render-hinting=none",
    "--disable-lcd-text",
    `--disable-extensions-except=${extensions}`,
    `--load-extension=${extensions}`,
  ];
}

/** @param leavesSetUp whether the set-up that opens by itself is to be left again */
export async function installedIn(
  context: BrowserContext,
  leavesSetUp: boolean,
): Promise<Omit<LaunchedExtension, "context">> {
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
  const extensionId = new URL(worker.url()).host;
  if (leavesSetUp) {
    const setUp = await setUpPage(context, extensionId);
    await setUp.goto("about:blank");
  }

  return {
    extensionId,
    allow: async (origin) => {
      const open = async () => {
        const opened = await context.newPage();
        await opened.goto(`chrome://extensions/?id=${extensionId}`);
        return opened;
      };
      // After a crash the extension may count as newly installed: Chromium then puts its set-up
      // into the first empty tab.
      const page = await open().catch(open);
      await page.evaluate(`chrome.developerPrivate.addHostPermission("${extensionId}", "${origin}/*")`);
      await page.close();
    },
  };
}

/**
 * The set-up that the extension opens when it is installed: Chromium puts it into the empty tab
 * that it starts with.
 */
export function setUpPage(context: BrowserContext, extensionId: string): Promise<Page> {
  const url = `chrome-extension://${extensionId}/${SET_UP_PAGE}`;
  const inTab = async (page: Page) => {
    await page.waitForURL(url);
    return page;
  };
  return Promise.any([...context.pages().map(inTab), context.waitForEvent("page", (page) => page.url() === url)]);
}
