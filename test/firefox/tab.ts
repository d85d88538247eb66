import type { ByRole, Exactness, Name } from "../stories/support/screen.ts";
import { FirefoxElement, roleTarget, selectorTarget } from "./element.ts";
import type { Firefox } from "./firefox.ts";

/**
 * One of several tabs, with the methods of Playwright's `Page` that stories use. Firefox acts on the
 * tab in front, so each of these brings its own to the front first.
 */
export class Tab {
  readonly #firefox: Firefox;
  readonly #handle: string;

  constructor(firefox: Firefox, handle: string) {
    this.#firefox = firefox;
    this.#handle = handle;
  }

  /** Brings the tab to the front. */
  async front(): Promise<Firefox> {
    await this.#firefox.switchTo(this.#handle);
    return this.#firefox;
  }

  getByRole(role: string, options: ByRole = {}): FirefoxElement {
    return new FirefoxElement(this, roleTarget(role, options));
  }
  getByLabel(label: Name, options: Exactness = {}): FirefoxElement {
    return new FirefoxElement(this, roleTarget("field", { name: label, ...options }));
  }
  getByText(text: Name, options: Exactness = {}): FirefoxElement {
    return new FirefoxElement(this, roleTarget("text", { name: text, ...options }));
  }
  locator(selector: string): FirefoxElement {
    return new FirefoxElement(this, selectorTarget(selector));
  }

  readonly keyboard = {
    press: async (keys: string): Promise<void> => {
      await (await this.front()).press(keys);
    },
    type: async (text: string): Promise<void> => {
      await (await this.front()).type(text);
    },
  };

  async evaluate(script: string | (() => unknown)): Promise<unknown> {
    return (await this.front()).evaluate(typeof script === "string" ? `return ${script}` : script);
  }

  async reload(): Promise<void> {
    await (await this.front()).command("WebDriver:Refresh");
  }

  async close(): Promise<void> {
    await (await this.front()).closeTab();
  }
}
