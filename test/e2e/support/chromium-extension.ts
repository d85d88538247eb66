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

  private constructor({ context, extensionId, allow }: Awaited<ReturnType<typeof launchChromium>>) {
    this.context = context;
    this.#id = extensionId;
    this.agreeTo = allow;
    this.#inTheOpen = new InTheOpen(context);
    context.on("weberror", (error) => this.#uncaught.push(String(error.error())));
    context.on("request", (request) => this.#requested.push(new URL(request.url()).pathname));
  }

  static async launch(headless: boolean): Promise<ChromiumExtension> {
    const extension = new ChromiumExtension(await launchChromium(extensionDir("chrome"), headless));
    await extension.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    return extension;
  }

  async open(name: PageName): Promise<Page> {
    const page = await this.context.newPage();
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

  /** A page with the extension's rights; after a reset there is always one. */
  #anyPage(): Page {
    const page = this.context.pages().find((open) => open.url().startsWith(this.#url("")));
    if (!page) throw new Error("No page of the extension is open");
    return page;
  }

  async allow(origin: string): Promise<void> {
    await this.agreeTo(origin);
    const page = await this.open("manifest.json");
    await page.evaluate(`chrome.permissions.request({ origins: ["${origin}/*"] })`);
    await page.close();
  }

  async stored(area: "local" | "session"): Promise<string> {
    return stored(this.#anyPage(), area);
  }

  async readClipboard(): Promise<string> {
    return this.#anyPage().evaluate<string>("navigator.clipboard.readText()");
  }

  async copy(text: string): Promise<void> {
    await this.#anyPage().evaluate((copied) => navigator.clipboard.writeText(copied), text);
  }

  timesSent(call: string): Promise<number> {
    return Promise.resolve(this.#requested.filter((path) => path === `/api/v3/${call}`).length);
  }

  uncaught(): Promise<string[]> {
    return Promise.resolve(this.#uncaught);
  }

  async leaks(passCodes: readonly string[]): Promise<string[]> {
    const page = this.#anyPage();
    const token: unknown = await page.evaluate("chrome.storage.session.get().then(({ token }) => token?.accessToken)");
    const secrets: Secrets = {
      "the secret": credentials.accessKeySecret,
      "the passphrase": PASSPHRASE,
      ...(typeof token === "string" && { "the token": token }),
      ...Object.fromEntries(passCodes.map((code, index) => [`pass code ${index + 1}`, code])),
    };
    return this.#inTheOpen.leaks(secrets, page);
  }

  forgetSaid(): Promise<void> {
    this.#inTheOpen.clear();
    return Promise.resolve();
  }

  /** As the browser's own task manager does. */
  async killWorker(): Promise<void> {
    const devTools = await this.context.newCDPSession(this.#anyPage());
    const { targetInfos } = await devTools.send("Target.getTargets");
    for (const { type, url, targetId } of targetInfos) {
      if (type === "service_worker" && url.startsWith(this.#url("")))
        await devTools.send("Target.closeTarget", { targetId });
    }
    await devTools.detach();
  }

  /** Runs an expression in the worker, once it is awake. */
  async inWorker(expression: string): Promise<unknown> {
    const page = await this.open("manifest.json");
    await page.evaluate(`chrome.runtime.sendMessage({ name: "wake", payload: {} })`);
    await page.close();
    const [worker] = this.context.serviceWorkers();
    if (!worker) throw new Error("There is no worker");
    return worker.evaluate<unknown>(expression);
  }

  async reset(): Promise<void> {
    const page = await this.open("manifest.json");
    const others = this.context.pages().filter((other) => other !== page);
    await Promise.all(others.map((other) => other.close()));
    // Twice: what is cleared wakes another worker, which would settle what the last test began.
    // The second time nothing is left to clear, and nothing wakes.
    for (let time = 0; time < 2; time += 1) {
      await this.killWorker();
      await page.evaluate(FORGET_EVERYTHING);
    }
    await this.copy("");
    this.#uncaught.length = 0;
    this.#requested.length = 0;
    this.#inTheOpen.clear();
  }

  async setUp(settings: Settings): Promise<void> {
    await saveSettings(this.#anyPage(), settings, this.#setUps);
  }

  async close(): Promise<void> {
    await this.context.close();
  }
}
