import * as z from "zod";
import type { Marionette } from "./marionette.ts";

/** A function runs in Firefox, so it can use nothing from around itself; a string is a function's body. */
export type Script<Args extends unknown[]> = string | ((...args: Args) => unknown);

const scriptReply = z.object({ value: z.unknown() });

/** Commands and scripts, one after the other: Marionette has one current tab and one current scope for all. */
export class Session {
  readonly #marionette: Marionette;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(marionette: Marionette) {
    this.#marionette = marionette;
  }

  /** Sends one Marionette command when those before it are answered. */
  command(name: string, params: Record<string, unknown> = {}): Promise<unknown> {
    return this.#inTurn(() => this.#marionette.send(name, params));
  }

  /** Runs a script in the page with the page's own rights and returns its JSON value; promises are awaited. */
  evaluate<Args extends unknown[]>(script: Script<Args>, ...args: Args): Promise<unknown> {
    return this.#inTurn(() => this.#execute(script, args));
  }

  /** Runs a script in the page with the browser's rights, where `Cc`, `Ci` and `Components` exist. */
  protected inspect<Args extends unknown[]>(script: Script<Args>, ...args: Args): Promise<unknown> {
    return this.#inTurn(() => this.#execute(script, args, "system"));
  }

  /** Runs a script in Firefox's own window, where `Services`, `ChromeUtils` and `WebExtensionPolicy` exist. */
  chrome<Args extends unknown[]>(script: Script<Args>, ...args: Args): Promise<unknown> {
    return this.#inTurn(async () => {
      await this.#marionette.send("Marionette:SetContext", { value: "chrome" });
      try {
        return await this.#execute(script, args);
      } finally {
        await this.#marionette.send("Marionette:SetContext", { value: "content" });
      }
    });
  }

  async #execute(script: Script<never[]>, args: unknown[], sandbox?: string): Promise<unknown> {
    const body =
      typeof script === "string"
        ? script
        : // Some compilers wrap named functions in a helper that exists only where they put it.
          `const __name = (target) => target; return (${script.toString()})(...arguments);`;
    const params = { script: body, args, ...(sandbox !== undefined && { sandbox }) };
    return scriptReply.parse(await this.#marionette.send("WebDriver:ExecuteScript", params)).value;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }
}
