import type { BrowserContext, Page } from "@playwright/test";
import { pause } from "./ground-truth.ts";
import { extensionOrigin } from "./extension-origin.ts";

/** Kills the extension's worker as the browser's own task manager does. */
export async function killWorker(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  const origin = extensionOrigin(page);
  const { targetInfos } = await devTools.send("Target.getTargets");
  const worker = targetInfos.find(({ type, url }) => type === "service_worker" && url.startsWith(origin));
  if (!worker) throw new Error("There is no worker to kill");
  await devTools.send("Target.closeTarget", { targetId: worker.targetId });
  await devTools.detach();
}

/** Waits for the next worker, and kills it some milliseconds into its life. */
export async function killNextWorker(page: Page, after: number): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  const origin = extensionOrigin(page);
  for (;;) {
    const { targetInfos } = await devTools.send("Target.getTargets");
    if (targetInfos.some(({ type, url }) => type === "service_worker" && url.startsWith(origin))) break;
    await pause(5);
  }
  await devTools.detach();
  await pause(after);
  await killWorker(page);
}

/** Kills every process of the browser at once: nothing gets to tidy up. */
export async function killBrowser(context: BrowserContext): Promise<void> {
  const browser = context.browser();
  if (!browser) throw new Error("There is no browser to kill");
  const devTools = await browser.newBrowserCDPSession();
  const { processInfo } = await devTools.send("SystemInfo.getProcessInfo");
  const gone = new Promise((resolve) => context.once("close", resolve));
  for (const { id } of processInfo) killProcess(id);
  await gone;
}

function killProcess(id: number): void {
  try {
    process.kill(id, "SIGKILL");
  } catch (error) {
    // One that followed another into death.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}
