import type { ByRole, Exactness, Name } from "../stories/support/screen.ts";
import type { Seen } from "./page.ts";
import type { Tab } from "./tab.ts";
import type { Target } from "./target.ts";

/** An element in a tab of Firefox, with the methods of Playwright's `Locator` that stories use. */
export class FirefoxElement {
  readonly #tab: Tab;
  readonly #target: Target;

  constructor(tab: Tab, target: Target) {
    this.#tab = tab;
    this.#target = target;
  }

  getByRole(role: string, options: ByRole = {}): FirefoxElement {
    return new FirefoxElement(this.#tab, { ...roleTarget(role, options), within: this.#target });
  }
  getByLabel(label: Name, options: Exactness = {}): FirefoxElement {
    return new FirefoxElement(this.#tab, { ...roleTarget("field", { name: label, ...options }), within: this.#target });
  }
  getByText(text: Name, options: Exactness = {}): FirefoxElement {
    return new FirefoxElement(this.#tab, { ...roleTarget("text", { name: text, ...options }), within: this.#target });
  }
  locator(selector: string): FirefoxElement {
    return new FirefoxElement(this.#tab, { ...selectorTarget(selector), within: this.#target });
  }
  filter({ hasText }: { hasText: Name }): FirefoxElement {
    return new FirefoxElement(this.#tab, { ...this.#target, hasText: asPlaywrightReads(hasText, false) });
  }

  async click(): Promise<void> {
    await (await this.#tab.front()).click(this.#target);
  }
  async check(): Promise<void> {
    const { states } = await (await this.#tab.front()).look(this.#target);
    if (!states.includes("checked")) await this.click();
  }
  async fill(text: string): Promise<void> {
    await (await this.#tab.front()).fill(this.#target, text);
  }
  async press(keys: string): Promise<void> {
    await (await this.#tab.front()).press(keys, this.#target);
  }
  async selectOption(option: string): Promise<void> {
    await (await this.#tab.front()).select(this.#target, option);
  }
  async setInputFiles(path: string): Promise<void> {
    await (await this.#tab.front()).chooseFile(this.#target, path);
  }
  async innerText(): Promise<string> {
    return (await (await this.#tab.front()).look(this.#target)).innerText;
  }
  async inputValue(): Promise<string> {
    return (await (await this.#tab.front()).look(this.#target)).value ?? "";
  }

  /** Waits until a condition holds of what is there. */
  async until(condition: (found: Seen[]) => boolean): Promise<void> {
    await (await this.#tab.front()).lookUntil(this.#target, condition);
  }
}

export function roleTarget(role: string, { name, exact = false }: ByRole): Target {
  return { role, ...(name !== undefined && { name: asPlaywrightReads(name, exact) }) };
}

export function selectorTarget(selector: string): Target {
  return { role: selector.startsWith("xpath=") ? selector : `css=${selector}` };
}

/** A string is a part in any case, unless it is exact. */
function asPlaywrightReads(text: Name, exact: boolean): Name {
  if (typeof text !== "string" || exact) return text;
  return new RegExp(
    text
      .trim()
      .replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&")
      .replace(/\s+/g, "\\s+"),
    "i",
  );
}
