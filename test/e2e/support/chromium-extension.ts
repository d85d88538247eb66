import { readFile } from "node:fs/promises";
import type { BrowserContext, Page } from "@playwright/test";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { launchChromium } from "../../../scripts/launch-chromium.ts";
import { extensionDir } from "../../stories/support/build-once.ts";
import {
  FORGET_EVERYTHING,
  PASSPHRASE,
  saveSettings,
  stored,
  type Extension,
  type MenuChoice,
  type PageName,
  type Settings,
  type SetUps,
} from "../../stories/support/extension.ts";
import type { Secrets } from "../../stories/support/leaks.ts";
import { InTheOpen } from "./in-the-open.ts";

const POPUP = { width: 360, height: 600 };

/** Chromium with the production build in it. */
export class ChromiumExtension implements Extension<Page> {
  readonly context: BrowserContext;
  /** Has the agent's next permission prompt for an origin answered with Allow, unseen. */
  readonly agreeTo: (origin: string) => Promise<void>;
  readonly #inTheOpen: InTheOpen;
  readonly #uncaught: string[] = [];
  readonly #requested: string[] = [];
  readonly #setUps: SetUps = new Map();
  readonly #id: string;
  /** The first tab, on a page with the extension's rights in which nothing of it runs. */
  readonly #bare: Page;

  private constructor({ context, extensionId, allow }: Awaited<ReturnType<typeof launchChromium>>, bare: Page) {
    this.context = context;
    this.#id = extensionId;
    this.#bare = bare;
    this.agreeTo = allow;
    this.#inTheOpen = new InTheOpen(context);
    context.on("weberror", (error) => this.#uncaught.push(String(error.error())));
    context.on("request", (request) => this.#requested.push(new URL(request.url()).pathname));
  }

  static async launch(headless: boolean): Promise<ChromiumExtension> {
    const launched = await launchChromium(extensionDir("chrome"), headless);
    const { context } = launched;
    const [bare = await context.newPage()] = context.pages();
    const extension = new ChromiumExtension(launched, bare);
    await bare.goto(extension.#url("manifest.json"));
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    return extension;
  }

  async open(name: PageName): Promise<Page> {
    const opening = this.context.waitForEvent("page");
    // A blank page would have a process of its own, and leave it at once.
    await this.#bare.evaluate(`chrome.tabs.create({ url: "manifest.json" })`);
    const page = await opening;
    if (name === "popup.html") await page.setViewportSize(POPUP);
    await page.goto(this.#url(name));
    return page;
  }

  async opened(name: PageName, press: () => Promise<unknown>): Promise<Page> {
    const opening = this.context.waitForEvent("page");
    await press();
    const page = await opening;
    await page.waitForURL((url) => url.pathname === `/${name}`);
    return page;
  }

  #url(name: string): string {
    return `chrome-extension://${this.#id}/${name}`;
  }

  async inBarePage(expression: string): Promise<unknown> {
    return this.#bare.evaluate<unknown>(expression);
  }

  async allow(origin: string): Promise<void> {
    await this.agreeTo(origin);
    await this.#bare.evaluate(`chrome.permissions.request({ origins: ["${origin}/*"] })`);
  }

  async downloaded(page: Page, press: () => Promise<unknown>): Promise<string> {
    const downloading = page.waitForEvent("download");
    await press();
    return readFile(await (await downloading).path(), "utf8");
  }

  async openWeb(address: string): Promise<Page> {
    // Stands in for `activeTab`, which needs a click on the browser's menu: no test can make one.
    await this.allow(address);
    const page = await this.context.newPage();
    await page.goto(address);
    return page;
  }

  /** @param frame the name of the frame of the page that was clicked */
  async choose(page: Page, choice: MenuChoice, frame?: string): Promise<void> {
    // A panel opens only for a click on the browser's menu; here the wish is written down.
    await this.inWorker(`chrome.tabs.query({ url: "${page.url()}*" }).then(async ([tab]) => {
      const target = { tabId: tab.id, allFrames: true };
      const frames = await chrome.scripting.executeScript({ target, func: () => name });
      const { frameId } = frames.find(({ result }) => result === ${JSON.stringify(frame)}) ?? { frameId: 0 };
      chrome.sidePanel.open = async ({ windowId }) => {
        globalThis.panelIn = windowId;
      };
      chrome.contextMenus.onClicked.dispatch({ frameId, ...${JSON.stringify(choice)} }, tab);
    })`);
  }

  async isPanelOpen(): Promise<boolean> {
    return (
      (await this.inWorker(`chrome.windows.getLastFocused().then(({ id }) => globalThis.panelIn === id)`)) === true
    );
  }

  async closePanel(): Promise<void> {
    await this.inWorker("delete globalThis.panelIn");
  }

  async stored(area: "local" | "session"): Promise<string> {
    return stored(this.#bare, area);
  }

  async readClipboard(): Promise<string> {
    return this.#bare.evaluate<string>("navigator.clipboard.readText()");
  }

  async copy(text: string): Promise<void> {
    await this.#bare.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  }

  timesSent(call: string): Promise<number> {
    return Promise.resolve(this.#requested.filter((path) => path === `/api/v3/${call}`).length);
  }

  uncaught(): Promise<string[]> {
    return Promise.resolve(this.#uncaught);
  }

  async leaks(passCodes: readonly string[]): Promise<string[]> {
    const token: unknown = await this.#bare.evaluate(
      "chrome.storage.session.get().then(({ token }) => token?.accessToken)",
    );
    const secrets: Secrets = {
      "the secret": credentials.accessKeySecret,
      "the passphrase": PASSPHRASE,
      ...(typeof token === "string" && { "the token": token }),
      ...Object.fromEntries(passCodes.map((code, index) => [`pass code ${index + 1}`, code])),
    };
    return this.#inTheOpen.leaks(secrets, this.#bare);
  }

  forgetSaid(): Promise<void> {
    this.#inTheOpen.clear();
    return Promise.resolve();
  }

  /** As the browser's own task manager does. */
  async killWorker(): Promise<void> {
    const devTools = await this.context.newCDPSession(this.#bare);
    const { targetInfos } = await devTools.send("Target.getTargets");
    for (const { type, url, targetId } of targetInfos) {
      if (type === "service_worker" && url.startsWith(this.#url("")))
        await devTools.send("Target.closeTarget", { targetId });
    }
    await devTools.detach();
  }

  /** Runs an expression in the worker, once it is awake. */
  async inWorker(expression: string): Promise<unknown> {
    await this.#bare.evaluate(`chrome.runtime.sendMessage({ name: "wake", payload: {} })`);
    const [worker] = this.context.serviceWorkers();
    if (!worker) throw new Error("There is no worker");
    return worker.evaluate<unknown>(expression);
  }

  async reset(): Promise<void> {
    const others = this.context.pages().filter((page) => page !== this.#bare);
    await Promise.all(others.map((page) => page.close()));
    await this.#bare.goto(this.#url("manifest.json"));
    // Twice: what is cleared wakes another worker, which would settle what the last test began.
    // The second time nothing is left to clear, and nothing wakes.
    for (let time = 0; time < 2; time += 1) {
      await this.killWorker();
      await this.#bare.evaluate(FORGET_EVERYTHING);
    }
    await this.copy("");
    this.#uncaught.length = 0;
    this.#requested.length = 0;
    this.#inTheOpen.clear();
  }

  async setUp(settings: Settings): Promise<void> {
    await saveSettings(this.#bare, settings, this.#setUps);
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
