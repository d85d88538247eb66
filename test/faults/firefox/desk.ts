import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { Firefox } from "../../firefox/firefox.ts";
import { form, outcome, passCode, unbind, user } from "../../firefox/support/desk-targets.ts";
import { Tab } from "../../firefox/support/tab.ts";
import type { Customer } from "../support/customers.ts";
import { outcomeOf, type Outcome } from "../support/outcome-read.ts";
import { pressInPage } from "../support/press-in-page.ts";

const received = z.object({ ok: z.literal(true), value: z.object({ received: z.boolean() }) });
const SEND = "return browser.runtime.sendMessage(arguments[0])";

/** The campaign's desk, in a tab of Firefox. */
export class FirefoxDesk extends Tab {
  static async open(firefox: Firefox): Promise<FirefoxDesk> {
    return new FirefoxDesk(firefox, await firefox.open("popup.html"));
  }

  async find({ phone }: Customer): Promise<void> {
    await this.fill(user, phone);
    await this.look(unbind, ({ name }) => name.startsWith(`Unbind ${phone.slice(0, 3)}****`));
  }

  /** Brings a customer and what was last done for them back to the desk; by ID, because the phone may be gone. */
  async bringBack({ userId }: Customer): Promise<void> {
    await this.fill(user, userId);
    await this.shows(outcome);
  }

  async enterCode(code: string): Promise<void> {
    await this.fill(passCode, code);
  }

  async pressQuickly(): Promise<void> {
    await this.evaluate(pressInPage);
  }

  /** Waits until the desk says that nothing is under way and something came of it; returns what it says. */
  async outcome(): Promise<Outcome> {
    await this.evaluate(() => globalThis.pressSeen);
    await this.shows(outcome);
    await this.look(form, ({ states }) => !states.includes("busy"));
    return outcomeOf(await this.text(outcome));
  }

  async clear(): Promise<void> {
    await this.press("Escape", user);
    await this.hides(outcome);
  }

  /** Marks the background's life: by what is returned it can be told from the next one. */
  async markBackground(): Promise<string> {
    const messageId = randomUUID();
    await this.evaluate(SEND, { name: "wake", payload: {}, messageId });
    return messageId;
  }

  async backgroundHas(messageId: string): Promise<boolean> {
    return received.parse(await this.evaluate(SEND, { name: "which-worker", payload: { messageId } })).value.received;
  }
}
