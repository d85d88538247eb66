import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { Firefox } from "../../firefox/firefox.ts";
import { Tab } from "../../firefox/tab.ts";
import { expect } from "../../stories/support/expect.ts";
import type { Customer } from "../support/customers.ts";
import { outcomeOf, type Outcome } from "../support/outcome-read.ts";
import { pressInPage } from "../support/press-in-page.ts";

const received = z.object({ ok: z.literal(true), value: z.object({ received: z.boolean() }) });
const sending = (message: object) => `browser.runtime.sendMessage(${JSON.stringify(message)})`;

/** The campaign's desk, in a tab of Firefox. */
export class FirefoxDesk extends Tab {
  readonly #user = this.getByRole("textbox", { name: "User", exact: true });
  readonly #outcome = this.getByRole("status", { name: "Result" }).getByRole("heading");

  static async open(firefox: Firefox): Promise<FirefoxDesk> {
    return new FirefoxDesk(firefox, await firefox.open("popup.html"));
  }

  async find({ phone }: Customer): Promise<void> {
    await this.#user.fill(phone);
    const unbind = this.getByRole("button", { name: /^Unbind/ });
    await expect(unbind).toHaveAccessibleName(new RegExp(`^Unbind ${phone.slice(0, 3)}\\*{4}`));
  }

  /** Brings a customer and what was last done for them back to the desk; by ID, because the phone may be gone. */
  async bringBack({ userId }: Customer): Promise<void> {
    await this.#user.fill(userId);
    await expect(this.#outcome).toBeVisible();
  }

  async enterCode(code: string): Promise<void> {
    await this.getByRole("textbox", { name: "Pass code", exact: true }).fill(code);
  }

  async pressQuickly(): Promise<void> {
    await this.evaluate(pressInPage);
  }

  /** Waits until the desk says that nothing is under way and something came of it; returns what it says. */
  async outcome(): Promise<Outcome> {
    await this.evaluate(() => globalThis.pressSeen);
    await expect(this.#outcome).toBeVisible();
    await expect(this.getByRole("form", { name: "Desk" })).toHaveAttribute("aria-busy", "false");
    return outcomeOf(await this.#outcome.innerText());
  }

  async clear(): Promise<void> {
    await this.#user.press("Escape");
    await expect(this.#outcome).toBeHidden();
  }

  /** Marks the background's life: by what is returned it can be told from the next one. */
  async markBackground(): Promise<string> {
    const messageId = randomUUID();
    await this.evaluate(sending({ name: "wake", payload: {}, messageId }));
    return messageId;
  }

  async backgroundHas(messageId: string): Promise<boolean> {
    return received.parse(await this.evaluate(sending({ name: "which-worker", payload: { messageId } }))).value
      .received;
  }
}
