import type { BrowserContext, Page } from "@playwright/test";
import { leaksIn, ON_PAGE, STORED, type Secrets } from "../../stories/support/leaks.ts";

/** Listens to what pages and the worker say, and looks at what lies open, for what has no business there. */
export class InTheOpen {
  readonly #context: BrowserContext;
  readonly #said: string[] = [];

  constructor(context: BrowserContext) {
    this.#context = context;
    context.on("console", (message) => this.#said.push(message.text()));
    context.on("weberror", (error) => this.#said.push(String(error.error())));
    context.on("request", (request) => this.#said.push(request.url()));
    const follow = (worker: ReturnType<BrowserContext["serviceWorkers"]>[number]) =>
      worker.on("console", (message) => this.#said.push(message.text()));
    context.serviceWorkers().forEach(follow);
    context.on("serviceworker", follow);
  }

  clear(): void {
    this.#said.length = 0;
  }

  /**
   * Where any of them is: the consoles, every address asked for, the open pages, the clipboard, what is stored and what is written
   * down.
   * @param page one of the extension's own, to read its storage from
   */
  async leaks(secrets: Secrets, page: Page): Promise<string[]> {
    const pages = this.#context.pages().filter((open) => open.url().startsWith("chrome-extension:"));
    const places: Record<string, string> = {
      "the console or an address": [...this.#said, ...pages.map((open) => open.url())].join("\n"),
      "the clipboard": String(await page.evaluate("navigator.clipboard.readText()")),
      "what is stored": JSON.stringify(await page.evaluate(STORED)),
    };
    for (const open of pages) {
      const { pathname } = new URL(open.url());
      places[`${pathname}, open`] = String(await open.evaluate(ON_PAGE));
    }
    return leaksIn(places, secrets);
  }
}
