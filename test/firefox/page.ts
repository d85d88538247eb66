import * as z from "zod";
import { keyActions } from "./keys.ts";
import { lookUp, type Wanted } from "./look-up.ts";
import { MarionetteError } from "./marionette-error.ts";
import { Session } from "./session.ts";
import { describeTarget, type Name, type Target } from "./target.ts";
import { WAIT_LIMIT_MS, waitUntil } from "./wait-until.ts";

/** The key under which WebDriver puts the reference to an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Errors that say the page was just changing, not that the test is wrong. */
const PASSING = new Set(["stale element reference", "element click intercepted", "element not interactable"]);

const reference = z.object({ [ELEMENT]: z.string() }).transform((value) => value[ELEMENT]);

const seen = z.object({
  element: reference,
  name: z.string(),
  description: z.string(),
  /** Its whole text, white space aside, also what is not seen. */
  text: z.string(),
  /** The text one sees. */
  innerText: z.string(),
  /** What a field holds; `null` for anything else. */
  value: z.string().nullable(),
  /** As Firefox words them: `focused`, `unavailable` (disabled), `checked`, `invalid`, `expanded`, … */
  states: z.array(z.string()),
  attributes: z.record(z.string(), z.string()),
  isFocused: z.boolean(),
  isDisabled: z.boolean(),
});

const lookUpReply = z.object({ found: z.array(seen), sameRole: z.array(z.string()) });

/** An element as it was at one moment. */
export type Seen = z.output<typeof seen>;

/** The page in the current tab, used the way a person uses it: by role, name, mouse and keyboard. */
export class Page extends Session {
  /** How long anything is waited for. A test runner has to allow a test more than this, or the reason is not told. */
  waitLimitMs = WAIT_LIMIT_MS;

  /** The elements a target means at this moment. */
  async lookAll(target: Target): Promise<Seen[]> {
    return (await this.#lookUp(target)).found;
  }

  /** Waits until a target means exactly one element. */
  async look(target: Target): Promise<Seen> {
    return await this.#once(target, (one) => one);
  }

  /** Waits until a condition holds of all the elements that a target means. */
  async lookUntil(target: Target, condition: (found: Seen[]) => boolean): Promise<void> {
    let last: Seen[] = [];
    await this.until(
      async () => {
        last = await this.lookAll(target);
        return condition(last) ? true : undefined;
      },
      async () => {
        const seen = last.map((one) => JSON.stringify(one, null, 2)).join(",\n") || "not there";
        return `it is not so of the ${describeTarget(target)}, which is ${seen}\n${await this.#describePage()}`;
      },
    );
  }

  /** Presses the mouse on a target, once it is enabled and nothing covers it. */
  async click(target: Target): Promise<void> {
    await this.#act(target, (one) => this.command("WebDriver:ElementClick", { id: one.element }));
  }

  /** Replaces what a text field holds by typing. */
  async fill(target: Target, text: string): Promise<void> {
    await this.#act(target, async ({ element }) => {
      await this.evaluate("const [field] = arguments; field.focus(); field.select?.();", { [ELEMENT]: element });
      if (text === "") await this.press("Delete");
      else await this.command("WebDriver:ElementSendKeys", { id: element, text });
    });
  }

  /** Presses a key or a combination such as `Shift+Tab` where the focus is, or on a target after focusing it. */
  async press(keys: string, target?: Target): Promise<void> {
    if (target) await this.#act(target, (one) => this.#focus(one.element));
    await this.command("WebDriver:PerformActions", {
      actions: [{ type: "key", id: "keyboard", actions: keyActions(keys) }],
    });
  }

  /** Types one key after the other where the focus is. */
  async type(text: string): Promise<void> {
    const actions = Array.from(text).flatMap((key) => keyActions(key));
    await this.command("WebDriver:PerformActions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** Chooses the option of a `<select>` by its value or by what it says. */
  async select(target: Target, option: string): Promise<void> {
    await this.#act(target, async ({ element }) => {
      const found = reference.safeParse(
        await this.evaluate(
          "const [list, label] = arguments; return [...list.options].find((one) => [one.value, one.label.trim()].includes(label)) ?? null;",
          { [ELEMENT]: element },
          option,
        ),
      );
      if (!found.success) throw new Error(`There is no option "${option}" in the ${describeTarget(target)}`);
      await this.command("WebDriver:ElementClick", { id: found.data });
    });
  }

  /** Chooses a file in a field for files. People never see such a field, so only CSS finds it. */
  async chooseFile({ role }: Target, path: string): Promise<void> {
    const selector = role.replace(/^css=/, "");
    const field = await this.until(
      async () =>
        reference.safeParse(await this.evaluate("return document.querySelector(arguments[0]);", selector)).data,
      () => `there is no ${selector}. `,
    );
    await this.command("WebDriver:ElementSendKeys", { id: field, text: path });
  }

  /** The text one sees on the whole page. */
  async visibleText(): Promise<string> {
    return z.string().parse(await this.evaluate(() => document.body.innerText));
  }

  /** Where the current tab is. */
  async url(): Promise<string> {
    return z.object({ value: z.string() }).parse(await this.command("WebDriver:GetCurrentURL")).value;
  }

  /** Polls until `ask` answers with something other than `undefined`. */
  protected until<T>(ask: () => Promise<T | undefined>, explain: () => Promise<string> | string): Promise<T> {
    return waitUntil(ask, explain, this.waitLimitMs);
  }

  async #lookUp(target: Target): Promise<z.output<typeof lookUpReply>> {
    const path = pathTo(target);
    return await this.until(
      async () => {
        const reply = await this.inspect(lookUp, path).catch(passOver);
        return reply === null ? undefined : lookUpReply.parse(reply);
      },
      async () => `the page does not become accessible. ${await this.#describePage()}`,
    );
  }

  async #once<T>(target: Target, use: (one: Seen) => Promise<T | undefined> | T | undefined): Promise<T> {
    let last = { found: 0, sameRole: [""] };
    return await this.until(
      async () => {
        const { found, sameRole } = await this.#lookUp(target);
        last = { found: found.length, sameRole };
        const [one] = found;
        return one !== undefined && found.length === 1 ? use(one) : undefined;
      },
      async () => {
        const count =
          last.found === 1 ? "is not ready" : last.found === 0 ? "is missing" : `is there ${last.found} times`;
        const names = last.sameRole.map((name) => JSON.stringify(name)).join(", ");
        return `the ${describeTarget(target)} ${count}. With that role: ${names || "nothing"}. ${await this.#describePage()}`;
      },
    );
  }

  async #act(target: Target, action: (one: Seen) => Promise<unknown>): Promise<void> {
    await this.#once(target, async (one) => {
      if (one.isDisabled) return undefined;
      return (await action(one).then(() => true, passOver)) ?? undefined;
    });
  }

  async #focus(element: string): Promise<void> {
    await this.evaluate("arguments[0].focus();", { [ELEMENT]: element });
  }

  async #describePage(): Promise<string> {
    try {
      return `At ${await this.url()} the page shows:\n${await this.visibleText()}`;
    } catch (error) {
      return `The page cannot be read: ${String(error)}`;
    }
  }
}

/** Nothing yet, where the page was just changing. */
function passOver(error: unknown): null {
  if (error instanceof MarionetteError && PASSING.has(error.error)) return null;
  throw error;
}

function pathTo({ role, name, hasText, within }: Target): Wanted[] {
  const wanted: Wanted = { role, name: asData(name), hasText: asData(hasText) };
  return within === undefined ? [wanted] : [...pathTo(within), wanted];
}

function asData(text: Name | undefined): Wanted["name"] {
  return text === undefined ? null : typeof text === "string" ? text : { source: text.source, flags: text.flags };
}
