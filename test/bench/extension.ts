import type { BrowserContext, Page, Worker } from "@playwright/test";

/** Milliseconds after a kill until the browser has let go of the worker. */
const SETTLING = 300;

/** One of the extensions in the browser. */
export class BenchExtension {
  readonly origin: string;
  /** A page with the extension's rights in which nothing of it runs. It also keeps the extension's process alive between measurements. */
  readonly bare: Page;
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, origin: string, bare: Page) {
    this.#context = context;
    this.origin = origin;
    this.bare = bare;
  }

  static async at(context: BrowserContext, origin: string, inPage: string): Promise<BenchExtension> {
    const bare = await context.newPage();
    await bare.goto(`${origin}/manifest.json`);
    await bare.evaluate(inPage);
    return new BenchExtension(context, origin, bare);
  }

  /** The file that the toolbar's button opens now. */
  async buttonPage(): Promise<string> {
    const page = await this.bare.evaluate<string>("chrome.action.getPopup({})");
    return page.slice(this.origin.length + 1);
  }

  async openPopup(file = "popup.html"): Promise<Page> {
    const page = await this.#context.newPage();
    await page.goto(`${this.origin}/${file}`);
    return page;
  }

  /** The bare page, in front: the browser gives less of the processor to a page behind others. */
  async inFront(): Promise<Page> {
    await this.bare.bringToFront();
    return this.bare;
  }

  /** Sends a message to the worker from the bare page, and returns its reply as JSON. */
  async send(name: string, payload: object = {}): Promise<string> {
    const message = JSON.stringify({ name, payload });
    const reply: unknown = await this.bare.evaluate(`chrome.runtime.sendMessage(${message})`);
    return JSON.stringify(reply);
  }

  /** Kills the worker as the browser's own task manager does. The next message starts another. */
  async killWorker(): Promise<void> {
    const devTools = await this.#context.newCDPSession(this.bare);
    const { targetInfos } = await devTools.send("Target.getTargets");
    for (const { type, url, targetId } of targetInfos) {
      if (type === "service_worker" && url.startsWith(this.origin))
        await devTools.send("Target.closeTarget", { targetId });
    }
    await devTools.detach();
    await new Promise((resolve) => setTimeout(resolve, SETTLING));
  }

  /** The worker that runs now. */
  worker(): Worker {
    const worker = this.#context.serviceWorkers().findLast((one) => one.url().startsWith(this.origin));
    if (!worker) throw new Error("No worker is running");
    return worker;
  }
}
