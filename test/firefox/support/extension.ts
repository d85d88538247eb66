import type { Route } from "../../../lib/fixes/fix.ts";
import * as z from "zod";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { PASSPHRASE } from "../../e2e/support/extension.ts";
import { leaksIn, ON_PAGE, STORED } from "../../e2e/support/leaks.ts";
import { launchFirefox, type Firefox } from "../firefox.ts";
import { copyElsewhere, readClipboard } from "./clipboard.ts";
import { consoleErrors, consoleMessages, forgetConsole } from "./console-errors.ts";
import { waitUntil } from "../wait-until.ts";
import { allowOrigin, forbidAll } from "./host-permission.ts";
import { PermissionPrompt } from "./permission-prompt.ts";
import { RequestLog } from "./request-log.ts";
import { ROUTE_NAMES, SettingsPage, unbindThrough } from "./settings-page.ts";

export const EXTENSION_ID = "quick-fix-for-authing@users.noreply";
/** Has the extension's rights, and nothing of the product runs in it. */
const BARE_PAGE = "manifest.json";
/** Shows a bare page as the text it is: Firefox's viewer for JSON would be a page of its own. */
const PREFS = {
  "devtools.jsonview.enabled": false,
  // What pages and the background say goes to Firefox's output, where it can be read.
  "devtools.console.stdout.content": true,
};

const session = z.object({ token: z.object({ accessToken: z.string() }).optional() });

/** A Firefox with the production build in it. */
export class Extension {
  readonly firefox: Firefox;
  readonly prompt: PermissionPrompt;
  readonly #requests: RequestLog;
  /** Storage as saving some settings left it, by those settings: encrypting takes its time on purpose. */
  readonly #saved = new Map<string, { local: unknown; session: unknown }>();

  private constructor(firefox: Firefox, requests: RequestLog) {
    this.firefox = firefox;
    this.prompt = new PermissionPrompt(firefox);
    this.#requests = requests;
  }

  static async launch(extensionDir: string): Promise<Extension> {
    const firefox = await launchFirefox({ extensionDir, extensionId: EXTENSION_ID, prefs: PREFS });
    await firefox.page(BARE_PAGE);
    // The last thing that a background does on installing: one that is ended before has no menu for good.
    await waitUntil(
      async () => ((await firefox.evaluate(HAS_MENU)) === true ? true : undefined),
      () => "the context menu is not there",
    );
    return new Extension(firefox, await RequestLog.start(firefox));
  }

  /** As freshly installed: one tab on a bare page, no background, nothing stored, no origin allowed. */
  async reset(): Promise<void> {
    const { firefox } = this;
    const [first, ...others] = await firefox.windows();
    for (const handle of others) {
      await firefox.switchTo(handle);
      await firefox.closeTab();
    }
    if (first !== undefined) await firefox.switchTo(first);
    await firefox.page(BARE_PAGE);
    await this.prompt.asks(false);
    await firefox.evaluate("return browser.alarms.clearAll()");
    // Twice: what is cleared wakes another background, which would settle what the last test left under way. The second time nothing
    // is left to clear, and nothing wakes.
    for (let time = 0; time < 2; time += 1) {
      await firefox.terminateBackground();
      await firefox.evaluate(DELETE_DATABASES);
      await firefox.evaluate(`return Promise.all([browser.storage.local.clear(), browser.storage.session.clear()])`);
    }
    await forbidAll(firefox, EXTENSION_ID);
    await copyElsewhere(firefox, "");
    await this.forgetConsole();
    await this.#requests.clear();
  }

  /** Saves settings on the settings page, as an administrator would; the desk is unlocked then. What that left behind is put back the next time. */
  async setUp(serviceAddress: string, route: Route): Promise<void> {
    const { firefox } = this;
    const key = `${route} ${serviceAddress}`;
    const saved = this.#saved.get(key);
    if (saved) {
      await this.allow(serviceAddress);
      // In the worker's own turn: a worker that starts now would see half of it, and finish a lock.
      await firefox.evaluate(
        `const [local, session] = arguments;
         return navigator.locks.request("secret", async () => {
           await browser.storage.session.set({ ...session, activity: { at: Date.now() } });
           await browser.storage.local.set(local);
         })`,
        saved.local,
        saved.session,
      );
      return;
    }
    const settings = await SettingsPage.open(firefox);
    await settings.fillIn(serviceAddress);
    await settings.pressSave();
    await settings.isSaved();
    // Verified update needs it.
    await settings.fill(settings.field("App ID"), credentials.appId);
    await settings.select(unbindThrough, ROUTE_NAMES[route]);
    await settings.pressSave();
    await settings.showsText("Settings saved.");
    // A journal that is gone with the reset must not be missed.
    await firefox.evaluate('return browser.storage.local.remove("journalSince")');
    this.#saved.set(key, { local: await this.stored("local"), session: await this.stored("session") });
    await settings.close();
  }

  /** What the extension keeps in an area of its storage. Some page of it has to be in front. */
  async stored(area: "local" | "session"): Promise<unknown> {
    return this.firefox.evaluate(`return browser.storage.${area}.get()`);
  }

  /** Has the browser let the extension reach an origin, as it does once the settings for it are saved. */
  async allow(origin: string): Promise<void> {
    await allowOrigin(this.firefox, EXTENSION_ID, origin);
  }

  /** The kinds of our pages that run: `tab`, `sidebar`, `background`. A closed one may run on a little. */
  async views(): Promise<unknown> {
    return this.firefox.chrome(VIEWS, EXTENSION_ID);
  }

  /** How often our code asked for a call, whatever the browser then put on the wire. */
  timesSent(call: string): Promise<number> {
    return this.#requests.times(call);
  }

  /** Errors that nobody caught since the reset. */
  uncaught(): Promise<string[]> {
    return consoleErrors(this.firefox);
  }

  /**
   * Where a secret lies open: of the service's, of the agent's, or one of these. Looks at every tab, and leaves another one in front.
   * @param passCodes those that customers received
   */
  async leaks(passCodes: readonly string[]): Promise<string[]> {
    const { firefox } = this;
    const places: Record<string, string> = { "the clipboard": await readClipboard(firefox) };
    let token: string | undefined;
    for (const handle of await firefox.windows()) {
      await firefox.switchTo(handle);
      const address = await firefox.url();
      if (!address.startsWith("moz-extension:")) continue;
      places[`${new URL(address).pathname}, open`] = z.string().parse(await firefox.evaluate(`return ${ON_PAGE}`));
      places["what is stored"] ??= JSON.stringify(await firefox.evaluate(`return ${STORED}`));
      token ??= session.parse(await this.stored("session")).token?.accessToken;
    }
    const said = [...(await consoleMessages(firefox)), firefox.output, ...(await this.#requests.all())];
    return leaksIn(
      { ...places, "the console or an address": said.join("\n") },
      {
        "the secret": credentials.accessKeySecret,
        "the passphrase": PASSPHRASE,
        ...(token !== undefined && { "the token": token }),
        ...Object.fromEntries(passCodes.map((code, index) => [`pass code ${index + 1}`, code])),
      },
    );
  }

  async forgetConsole(): Promise<void> {
    await forgetConsole(this.firefox);
    this.firefox.forgetOutput();
  }

  async close(): Promise<void> {
    await this.firefox.close();
  }
}

const HAS_MENU = `return browser.contextMenus.update("insert", {}).then(() => true, () => false);`;

const VIEWS = `return [...WebExtensionPolicy.getByID(arguments[0]).extension.views].map(({ viewType }) => viewType);`;

const DELETE_DATABASES = `return indexedDB.databases().then((all) => Promise.all(all.map(({ name }) =>
  new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(name);
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
  }))))`;
