import type { BrowserContext, Page } from "@playwright/test";
import { launchChromium, type LaunchedExtension } from "../../../scripts/launch-chromium.ts";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { Desk } from "./desk.ts";

const PASSPHRASE = "a campaign of many faults";
/** Milliseconds until something that never comes stops the case. It is no measure: a machine may be as slow as it likes. */
const NEVER = 180_000;

/** A browser with the production build, set up and unlocked. */
export interface Browser {
  context: BrowserContext;
  openDesk: () => Promise<Desk>;
  /** A page with the extension's rights in which nothing of the product runs. */
  openBarePage: () => Promise<Page>;
  openHistory: () => Promise<Page>;
  /** How often our code asked to unbind a phone since the sends were forgotten, whatever the browser then put on the wire. */
  timesSent: () => number;
  forgetSends: () => void;
}

/** One that was started here, and whose settings can be changed. */
export interface StartedBrowser extends Browser {
  /** Allows another address, and saves the settings with it. */
  save: (address: string) => Promise<void>;
}

export interface BrowserOptions {
  /** A profile that outlives the browser; a new one where absent. */
  profileDir?: string;
  args?: readonly string[];
}

export async function startBrowser(
  extensionDir: string,
  address: string,
  { profileDir, args }: BrowserOptions = {},
): Promise<StartedBrowser> {
  const { context, ...installed } = await launchChromium(extensionDir, true, profileDir, { args });
  await setUp(context, installed, address);
  const save = (other: string) => setUp(context, installed, other);
  return { ...driven(context, installed.extensionId), save };
}

type Installed = Omit<LaunchedExtension, "context">;

/** Allows the address, and saves the settings. */
export async function setUp(
  context: BrowserContext,
  { extensionId, allow }: Installed,
  address: string,
): Promise<void> {
  context.setDefaultTimeout(NEVER);
  await allow(address);
  const settings = await open(context, extensionId, "options.html");
  await saveSettings(settings, address);
  await settings.close();
}

/** The extension in a browser that is there and set up. */
export function driven(context: BrowserContext, extensionId: string): Browser {
  context.setDefaultTimeout(NEVER);
  let sent = 0;
  context.on("request", (request) => {
    if (new URL(request.url()).pathname === "/api/v3/unbind-phone") sent += 1;
  });
  return {
    context,
    openDesk: async () => {
      const page = await open(context, extensionId, "popup.html");
      await page.getByRole("textbox", { name: "User" }).waitFor();
      return new Desk(page);
    },
    openBarePage: () => open(context, extensionId, "manifest.json"),
    openHistory: () => open(context, extensionId, "history.html"),
    timesSent: () => sent,
    forgetSends: () => {
      sent = 0;
    },
  };
}

async function open(context: BrowserContext, extensionId: string, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/${path}`);
  return page;
}

/** Fills in the set-up, or the settings once they are there, as an administrator would. */
async function saveSettings(page: Page, address: string): Promise<void> {
  const connect = page.getByRole("button", { name: "Connect", exact: true });
  const save = page.getByRole("button", { name: "Save", exact: true }).first();
  await connect.or(save).waitFor();
  const isSetUp = await save.isVisible();
  await page.getByLabel("Service address").fill(address);
  await page.getByLabel("Access key ID").fill(credentials.accessKeyId);
  await page.getByLabel("Access key secret").fill(credentials.accessKeySecret);
  await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  if (isSetUp) await page.getByLabel("Repeat passphrase").fill(PASSPHRASE);
  await (isSetUp ? save : connect).click();
  await page.getByText(isSetUp ? "Settings saved." : "Connected and saved.").waitFor();
}
