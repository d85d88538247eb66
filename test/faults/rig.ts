import type { BrowserContext, Page } from "@playwright/test";
import { launchChromium } from "../../scripts/launch-chromium.ts";
import { credentials } from "../../sandbox/credentials.ts";
import { startSandbox } from "../../sandbox/server.ts";
import { Desk } from "./desk.ts";
import { GroundTruth } from "./ground-truth.ts";
import { Wire } from "./wire.ts";

const PASSPHRASE = "a campaign of many faults";

/** A browser with the production build, set up and unlocked. */
export interface Browser {
  context: BrowserContext;
  openDesk: () => Promise<Desk>;
  /** Kills the worker as the browser's own task manager does. */
  killWorker: (page: Page) => Promise<void>;
}

/** A browser and a sandbox, with a wire between them that can be cut. */
export interface Rig extends Browser {
  truth: GroundTruth;
  wire: Wire;
  extensionDir: string;
  /** Where the extension finds the service. */
  address: string;
  close: () => Promise<void>;
}

export async function startRig(extensionDir: string): Promise<Rig> {
  const sandbox = await startSandbox({});
  const wire = await Wire.to(sandbox.port);
  const address = `http://127.0.0.1:${wire.port}`;
  const browser = await startBrowser(extensionDir, address);
  return {
    ...browser,
    truth: new GroundTruth(sandbox.state, sandbox.url),
    wire,
    extensionDir,
    address,
    close: async () => {
      await browser.context.close();
      await wire.refuse();
      await sandbox.close();
    },
  };
}

/** @param profileDir a profile that outlives the browser; a new one where absent */
export async function startBrowser(extensionDir: string, address: string, profileDir?: string): Promise<Browser> {
  const { context, extensionId, allow } = await launchChromium(extensionDir, true, profileDir);
  const url = (page: string) => `chrome-extension://${extensionId}/${page}`;
  await allow(address);
  const settings = await context.newPage();
  await saveSettings(settings, url("options.html"), address);
  await settings.close();

  return {
    context,
    openDesk: async () => {
      const page = await context.newPage();
      await page.goto(url("popup.html"));
      await page.getByRole("textbox", { name: "User" }).waitFor();
      return new Desk(page);
    },
    killWorker: async (page) => {
      const devTools = await context.newCDPSession(page);
      const { targetInfos } = await devTools.send("Target.getTargets");
      const worker = targetInfos.find((target) => target.type === "service_worker" && target.url.includes(extensionId));
      if (worker) await devTools.send("Target.closeTarget", { targetId: worker.targetId });
      await devTools.detach();
    },
  };
}

/** Fills in the settings page as an administrator would. */
async function saveSettings(page: Page, optionsUrl: string, address: string): Promise<void> {
  await page.goto(optionsUrl);
  await page.getByLabel("Service address").fill(address);
  await page.getByLabel("Access key ID").fill(credentials.accessKeyId);
  await page.getByLabel("Access key secret").fill(credentials.accessKeySecret);
  await page.getByLabel("App ID").fill(credentials.appId);
  await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await page.getByLabel("Repeat passphrase").fill(PASSPHRASE);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Settings saved").waitFor();
}
