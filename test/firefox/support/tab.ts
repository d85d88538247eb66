import type { Firefox } from "../firefox.ts";
import type { Seen } from "../page.ts";
import type { Script } from "../session.ts";
import type { Name, Target } from "../target.ts";

/** One of several tabs. Firefox acts on the tab in front, so each of these brings its own to the front first. */
export class Tab {
  protected readonly firefox: Firefox;
  readonly #handle: string;

  constructor(firefox: Firefox, handle: string) {
    this.firefox = firefox;
    this.#handle = handle;
  }

  /** Brings the tab to the front. */
  async front(): Promise<Firefox> {
    await this.firefox.switchTo(this.#handle);
    return this.firefox;
  }

  async close(): Promise<void> {
    await (await this.front()).closeTab();
  }

  async reload(): Promise<void> {
    await (await this.front()).command("WebDriver:Refresh");
  }

  async click(target: Target): Promise<void> {
    await (await this.front()).click(target);
  }

  async fill(target: Target, text: string): Promise<void> {
    await (await this.front()).fill(target, text);
  }

  async select(target: Target, option: string): Promise<void> {
    await (await this.front()).select(target, option);
  }

  /** Presses keys where the focus is, or on a target after focusing it. */
  async press(keys: string, target?: Target): Promise<void> {
    await (await this.front()).press(keys, target);
  }

  /** Types where the focus is. */
  async type(text: string): Promise<void> {
    const firefox = await this.front();
    for (const key of Array.from(text)) await firefox.press(key);
  }

  /** Waits for a target, and for its text if one is given. */
  async shows(target: Target, text?: Name): Promise<string> {
    return (await this.front()).waitFor(target, text);
  }

  async showsText(text: Name): Promise<void> {
    await (await this.front()).waitForText(text);
  }

  async hides(target: Target): Promise<void> {
    await (await this.front()).waitForGone(target);
  }

  /** Waits for a target of which a condition holds. */
  async look(target: Target, condition: (one: Seen) => boolean): Promise<Seen> {
    return (await this.front()).look(target, condition);
  }

  async isEnabled(target: Target): Promise<void> {
    await this.look(target, ({ states }) => !states.includes("unavailable"));
  }

  async isDisabled(target: Target): Promise<void> {
    await this.look(target, ({ states }) => states.includes("unavailable"));
  }

  async isFocused(target: Target): Promise<void> {
    await this.look(target, ({ states }) => states.includes("focused"));
  }

  /** Waits until a field holds a value; of a choice, the value of the option. */
  async holds(target: Target, value: string): Promise<void> {
    await this.look(target, (one) => one.value === value);
  }

  async value(target: Target): Promise<string | null> {
    return (await this.front()).value(target);
  }

  async text(target: Target): Promise<string> {
    return (await this.front()).text(target);
  }

  async exists(target: Target): Promise<boolean> {
    return (await this.front()).exists(target);
  }

  async evaluate<Args extends unknown[]>(script: Script<Args>, ...args: Args): Promise<unknown> {
    return (await this.front()).evaluate(script, ...args);
  }
}
