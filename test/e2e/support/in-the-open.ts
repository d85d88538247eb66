import type { BrowserContext, Page } from "@playwright/test";

/** What must not be seen by anybody, by what it is. */
export type Secrets = Record<string, string>;

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
   * Where any of them is: the consoles, every address asked for, the open pages, what is stored and what is written down.
   * @param page one of the extension's own, to read its storage from
   */
  async leaks(secrets: Secrets, page: Page): Promise<string[]> {
    const pages = this.#context.pages().filter((open) => open.url().startsWith("chrome-extension:"));
    const places: Record<string, string> = {
      "the console or an address": [...this.#said, ...pages.map((open) => open.url())].join("\n"),
      "what is stored": JSON.stringify(await page.evaluate(STORED)),
    };
    for (const open of pages) {
      const { pathname } = new URL(open.url());
      places[`${pathname}, open`] = String(await open.evaluate(ON_PAGE));
    }
    return Object.entries(places).flatMap(([where, text]) =>
      Object.entries(secrets)
        .filter(([, secret]) => standsIn(secret, text))
        .map(([what]) => `${what} in ${where}`),
    );
  }
}

/** A pass code is a few digits: where it stands within a longer number or ID it is chance. */
function standsIn(secret: string, text: string): boolean {
  return /^\d+$/.test(secret) ? new RegExp(`(?<![0-9a-f])${secret}(?![0-9a-f])`).test(text) : text.includes(secret);
}

/**
 * A page's markup and what stands in its fields, but for those in which a secret is being typed. The pass code's own field has it
 * in its markup too, so that the browser does not keep it for restoring the tab.
 */
const ON_PAGE = `(() => {
  const typing = "input[type=password], input[autocomplete=one-time-code]";
  const markup = document.documentElement.cloneNode(true);
  for (const field of markup.querySelectorAll(typing)) field.removeAttribute("value");
  const values = [...document.querySelectorAll("input, textarea")].filter((field) => !field.matches(typing));
  return [markup.outerHTML, ...values.map(({ value }) => value)].join("\\n");
})()`;

/** Everything on disk and in memory, but for the two items that are there to hold a secret while unlocked. */
const STORED = `(async () => {
  const { secret, token, ...session } = await chrome.storage.session.get();
  const journal = await Promise.all((await indexedDB.databases()).map(({ name }) => new Promise((done, fail) => {
    const opening = indexedDB.open(name);
    opening.onerror = fail;
    opening.onsuccess = () => {
      const database = opening.result;
      const stores = [...database.objectStoreNames];
      Promise.all(stores.map((store) => new Promise((read) => {
        const all = database.transaction(store).objectStore(store).getAll();
        all.onsuccess = () => read(all.result);
      }))).then((rows) => { database.close(); done(rows); });
    };
  })));
  return { local: await chrome.storage.local.get(), session, journal };
})()`;
