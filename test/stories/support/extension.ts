import * as z from "zod";
import type { Payload } from "../../../lib/messages/protocol.ts";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import type { Located, Screen } from "./screen.ts";

export const PASSPHRASE = "four wet stones in a jar";

const Done = z.object({ ok: z.literal(true) });
type SavedSettings = Payload<"save-settings">;
export type Settings = Pick<SavedSettings, "serviceAddress" | "route">;

/** A page of the extension. Nothing of the product runs in `manifest.json`. */
export type PageName =
  "popup.html" | "sidepanel.html" | "options.html" | "history.html" | "help.html" | "manifest.json";

/** A choice from the extension's own menu. */
export interface MenuChoice {
  menuItemId: "unbind" | "insert";
  selectionText?: string;
}

/** A browser with the production build in it. */
export interface Extension<P = Screen<Located>> {
  /** Opens a page in a tab of its own. To close the popup's tab is to close the popup. */
  open: (page: PageName) => Promise<P>;
  /** The tab with a page that comes of a press. */
  opened: (page: PageName, press: () => Promise<unknown>) => Promise<P>;
  /** Has the browser let the extension reach an origin, as it does once the settings for it are saved. */
  allow: (origin: string) => Promise<void>;
  /** Runs an expression in a page with the extension's rights in which nothing of it runs. */
  inBarePage: (expression: string) => Promise<unknown>;
  /** Opens a page of the web that the extension may reach, as after a click on its menu there. */
  openWeb: (address: string) => Promise<P>;
  // Methods, so that a browser may take pages of its own alone.
  /** The text of the file that is saved when something is pressed on a page. */
  downloaded(page: P, press: () => Promise<unknown>): Promise<string>;
  /** Tells the extension, as the browser does, what the agent chose from its menu on a page. */
  choose(page: P, choice: MenuChoice): Promise<void>;
  /** Whether the desk was opened beside the page, and not closed since. */
  isPanelOpen: () => Promise<boolean>;
  closePanel: () => Promise<void>;
  /** What the extension keeps in an area of its storage. */
  stored: (area: "local" | "session") => Promise<string>;
  readClipboard: () => Promise<string>;
  /** As if it had been copied in another program. */
  copy: (text: string) => Promise<void>;
  /** How often our code asked for a call, whatever the browser then put on the wire. */
  timesSent: (call: string) => Promise<number>;
  /** Ends the worker, whatever it is doing. The next message starts another. */
  killWorker: () => Promise<void>;
  /** Errors that nobody caught since the reset. */
  uncaught: () => Promise<string[]>;
  /**
   * Where a secret lies open: of the service's, of the agent's, or one of these.
   * @param passCodes those that customers received
   */
  leaks: (passCodes: readonly string[]) => Promise<string[]>;
  /** Forgets what pages and the worker said. */
  forgetSaid: () => Promise<void>;
  /** As freshly installed: no page but a bare one, no worker, nothing stored. */
  reset: () => Promise<void>;
  /** Saves settings as the settings page does; the desk is unlocked then. */
  setUp: (settings: Settings) => Promise<void>;
  close: () => Promise<void>;
}

/** Storage as saving some settings left it, by those settings: encrypting is slow on purpose. */
export type SetUps = Map<string, { local: string; session: string }>;

/** Saves settings from a bare page. What that left behind is put back the next time. */
export async function saveSettings(page: Pick<Screen<Located>, "evaluate">, settings: Settings, done: SetUps) {
  const saved = done.get(JSON.stringify(settings));
  if (saved) {
    // In the worker's own turn: a worker that starts now would see half of it, and finish a lock.
    // Used just now, so that no lock is due.
    await page.evaluate(`navigator.locks.request("secret", async () => {
      await chrome.storage.session.set({ ...${saved.session}, activity: { at: Date.now() } });
      await chrome.storage.local.set(${saved.local});
    })`);
    return;
  }
  const { accessKeyId, accessKeySecret, appId } = credentials;
  const payload: SavedSettings = { accessKeyId, accessKeySecret, appId, passphrase: PASSPHRASE, ...settings };
  const message = JSON.stringify({ name: "save-settings", payload });
  Done.parse(await page.evaluate(`chrome.runtime.sendMessage(${message})`));
  // A journal that is gone with the reset must not be missed.
  await page.evaluate('chrome.storage.local.remove("journalSince")');
  const [local, session] = [await stored(page, "local"), await stored(page, "session")];
  done.set(JSON.stringify(settings), { local, session });
}

export async function stored(page: Pick<Screen<Located>, "evaluate">, area: "local" | "session"): Promise<string> {
  return JSON.stringify(await page.evaluate(`chrome.storage.${area}.get()`));
}

/** Run in a bare page, with no worker: everything that the extension keeps is gone. */
export const FORGET_EVERYTHING = `(async () => {
  for (const { name } of await indexedDB.databases())
    await new Promise((resolve, reject) => {
      const deleting = indexedDB.deleteDatabase(name);
      deleting.onsuccess = resolve;
      deleting.onerror = () => reject(deleting.error);
    });
  await Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()]);
})()`;
