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

/** Kills the worker, and the next one some milliseconds after it begins to start. */
export async function killTwoWorkers(page: Page, after: number): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  // The next one has the same target's ID, and may start within the millisecond: only what is told of it tells them apart.
  const statesOf = new Map<string, () => void>();
  const becomes = (state: string) => new Promise<void>((resolve) => statesOf.set(state, resolve));
  devTools.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
    for (const { runningStatus } of versions) statesOf.get(runningStatus)?.();
  });
  await devTools.send("ServiceWorker.enable");
  const [stopped, starting] = [becomes("stopped"), becomes("starting")];
  await killWorker(page);
  await stopped;
  // If all was settled, nobody else has a reason to start it.
  await devTools.send("ServiceWorker.startWorker", { scopeURL: `${extensionOrigin(page)}/` });
  await starting;
  await pause(after);
  await devTools.send("ServiceWorker.stopAllWorkers");
  await devTools.detach();
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
