import type { BrowserContext, Page } from "@playwright/test";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { launchChromium } from "../../../scripts/launch-chromium.ts";
import type { Payload } from "../../../lib/messages/protocol.ts";
import { InTheOpen } from "./in-the-open.ts";
import type { Secrets } from "./leaks.ts";

export const EXTENSION_DIR_VARIABLE = "E2E_EXTENSION_DIR";
export const PASSPHRASE = "four wet stones in a jar";
const BARE_PAGE = "manifest.json";
const POPUP = { width: 360, height: 600 };

type SavedSettings = Payload<"save-settings">;

/** A browser with the production build in it. */
export class Extension {
  readonly context: BrowserContext;
  /** Errors that nobody caught, on any page of it. */
  readonly uncaught: Error[] = [];
  /** Lets the agent's next permission prompt for an origin be answered with Allow, without a prompt. */
  readonly agreeTo: (origin: string) => Promise<void>;
  readonly inTheOpen: InTheOpen;
  readonly #requested: string[] = [];
  /** Storage as saving some settings left it, by those settings: encrypting takes its time on purpose. */
  readonly #saved = new Map<string, { local: string; session: string }>();
  readonly #id: string;

  private constructor({ context, extensionId, allow }: Awaited<ReturnType<typeof launchChromium>>) {
    this.context = context;
    this.#id = extensionId;
    this.agreeTo = allow;
    this.inTheOpen = new InTheOpen(context);
    context.on("weberror", (error) => this.uncaught.push(error.error()));
    context.on("request", (request) => this.#requested.push(new URL(request.url()).pathname));
  }

  static async launch(headless: boolean): Promise<Extension> {
    const dir = process.env[EXTENSION_DIR_VARIABLE];
    if (dir === undefined) throw new Error("The global set-up has not built the extension");
    const extension = new Extension(await launchChromium(dir, headless));
    await extension.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    return extension;
  }

  url(page: string): string {
    return `chrome-extension://${this.#id}/${page}`;
  }

  /** How often our code asked for a call, whatever the browser then put on the wire. */
  timesSent(call: string): number {
    return this.#requested.filter((path) => path === `/api/v3/${call}`).length;
  }

  /** The desk as the popup shows it. To close the page is to close the popup. */
  async openPopup(): Promise<Page> {
    const page = await this.context.newPage();
    await page.setViewportSize(POPUP);
    await page.goto(this.url("popup.html"));
    return page;
  }

  async openOptions(): Promise<Page> {
    return this.#open("options.html");
  }

  async openHistory(): Promise<Page> {
    return this.#open("history.html");
  }

  async openHelp(): Promise<Page> {
    return this.#open("help.html");
  }

  async openPanel(): Promise<Page> {
    return this.#open("sidepanel.html");
  }

  /** Has the extension's rights, and nothing of the product runs in it. */
  async openBarePage(): Promise<Page> {
    return this.#open(BARE_PAGE);
  }

  async #open(path: string): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(this.url(path));
    return page;
  }

  /** Has the browser let the extension reach an origin, as it does once the settings for it are saved. */
  async allow(origin: string): Promise<void> {
    await this.agreeTo(origin);
    const page = await this.openBarePage();
    await page.evaluate(`chrome.permissions.request({ origins: ["${origin}/*"] })`);
    await page.close();
  }

  /** What the extension keeps in an area of its storage. */
  async stored(page: Page, area: "local" | "session"): Promise<string> {
    return JSON.stringify(await page.evaluate(`chrome.storage.${area}.get()`));
  }

  /**
   * Where a secret lies open: of the service's, of the agent's, or one of these.
   * @param passCodes those that customers received
   */
  async leaks(passCodes: readonly string[]): Promise<string[]> {
    const page = this.context.pages().find((open) => open.url().startsWith(this.url("")));
    // With every window closed nothing shows, and what is stored was looked at by the tests before.
    if (!page) return [];
    const token: unknown = await page.evaluate("chrome.storage.session.get().then(({ token }) => token?.accessToken)");
    const secrets: Secrets = {
      "the secret": CREDENTIALS.accessKeySecret,
      "the passphrase": PASSPHRASE,
      ...(typeof token === "string" && { "the token": token }),
      ...Object.fromEntries(passCodes.map((code, index) => [`pass code ${index + 1}`, code])),
    };
    return this.inTheOpen.leaks(secrets, page);
  }

  /** Kills the worker as the browser's own task manager does. The next message starts another. */
  async killWorker(page: Page): Promise<void> {
    const devTools = await this.context.newCDPSession(page);
    const { targetInfos } = await devTools.send("Target.getTargets");
    for (const { type, url, targetId } of targetInfos) {
      if (type === "service_worker" && url.startsWith(this.url("")))
        await devTools.send("Target.closeTarget", { targetId });
    }
    await devTools.detach();
  }

  /** Runs an expression in the worker, once it is awake. */
  async inWorker(expression: string): Promise<unknown> {
    const page = await this.context.newPage();
    await page.goto(this.url(BARE_PAGE));
    await page.evaluate(`chrome.runtime.sendMessage({ name: "wake", payload: {} })`);
    await page.close();
    const [worker] = this.context.serviceWorkers();
    if (!worker) throw new Error("There is no worker");
    return worker.evaluate<unknown>(expression);
  }

  /** As freshly installed: no page but a bare one, no worker, nothing stored. */
  async reset(): Promise<void> {
    const page = await this.openBarePage();
    const others = this.context.pages().filter((other) => other !== page);
    await Promise.all(others.map((other) => other.close()));
    // Twice: what is cleared wakes another worker, which would settle what the last test left under way. The second time nothing is
    // left to clear, and nothing wakes.
    for (let time = 0; time < 2; time += 1) {
      await this.killWorker(page);
      await page.evaluate(DELETE_DATABASES);
      await page.evaluate(`Promise.all([chrome.storage.local.clear(), chrome.storage.session.clear()])`);
    }
    await page.evaluate("navigator.clipboard.writeText('')");
    this.uncaught.length = 0;
    this.inTheOpen.clear();
    this.#requested.length = 0;
  }

  /** Saves settings as the settings page does; the desk is unlocked then. What that left behind is put back the next time. */
  async setUp(settings: Pick<SavedSettings, "serviceAddress" | "route">): Promise<void> {
    const [page] = this.context.pages();
    if (!page) throw new Error("There is no page to do it from: reset first");
    const saved = this.#saved.get(JSON.stringify(settings));
    if (saved) {
      // In the worker's own turn: a worker that starts now would see half of it, and finish a lock.
      // Used just now, so that no lock is due.
      await page.evaluate(`navigator.locks.request("secret", async () => {
        await chrome.storage.session.set({ ...${saved.session}, activity: { at: Date.now() } });
        await chrome.storage.local.set(${saved.local});
      })`);
      return;
    }
    const payload: SavedSettings = { ...CREDENTIALS, ...settings };
    const message = JSON.stringify({ name: "save-settings", payload });
    const reply = JSON.stringify(await page.evaluate(`chrome.runtime.sendMessage(${message})`));
    if (reply !== '{"ok":true}') throw new Error(`Not saved: ${reply}`);
    // A journal that is gone with the reset must not be missed.
    await page.evaluate('chrome.storage.local.remove("journalSince")');
    const [local, session] = await Promise.all([this.stored(page, "local"), this.stored(page, "session")]);
    this.#saved.set(JSON.stringify(settings), { local, session });
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}

const CREDENTIALS = {
  accessKeyId: credentials.accessKeyId,
  accessKeySecret: credentials.accessKeySecret,
  appId: credentials.appId,
  passphrase: PASSPHRASE,
};

const DELETE_DATABASES = `indexedDB.databases().then((all) => Promise.all(all.map(({ name }) =>
  new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(name);
    deleting.onsuccess = resolve;
    deleting.onerror = reject;
  }))))`;
