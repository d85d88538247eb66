import type { Page } from "@playwright/test";
import type { Customer } from "./customers.ts";
import { outcomeOf, type Outcome } from "./outcome-read.ts";
import { pressInPage } from "./press-in-page.ts";

/** The desk in an open page, driven by what stands on it. */
export class Desk {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async find({ phone }: Customer): Promise<void> {
    const user = this.page.getByRole("textbox", { name: "User" });
    await user.fill(phone);
    // Without it the desk would wait for more to be typed.
    await user.press("Enter");
    const shown = this.#button(`${phone.slice(0, 3)}****`).waitFor();
    await shown.catch(async (cause: unknown) => {
      throw new Error(`looked ${phone} up, and the desk is: ${await this.#says()}`, { cause });
    });
  }

  /** Brings a customer and what was last done for them back to the desk; by ID, because the phone may be gone. */
  async show({ userId }: Customer): Promise<void> {
    await this.page.getByRole("textbox", { name: "User" }).fill(userId);
    await this.page.getByRole("status", { name: "Result" }).getByRole("heading").waitFor();
  }

  async enterCode(code: string): Promise<void> {
    await this.page.getByLabel("Pass code").fill(code);
  }

  async press(): Promise<void> {
    await this.page.evaluate(pressInPage);
  }

  /** Presses, and closes the page some milliseconds later, by the page's own clock. */
  async pressAndClose(after: number): Promise<void> {
    const closed = this.page.waitForEvent("close");
    // The page may be gone before it can say that it did as it was told.
    const told = this.page.evaluate((wait) => {
      document.querySelector<HTMLButtonElement>("button[type=submit]")?.click();
      if (wait === 0) window.close();
      else setTimeout(() => window.close(), wait);
    }, after);
    await Promise.all([closed, told.catch(() => undefined)]);
  }

  /** Waits until the desk says that nothing is under way and something came of it; returns what it says. */
  async outcome(): Promise<Outcome> {
    await this.page.evaluate(() => globalThis.pressSeen);
    const idle = this.page.locator('form[aria-busy="false"]');
    return outcomeOf(await idle.getByRole("status", { name: "Result" }).getByRole("heading").innerText());
  }

  /** **Check again**, where the change was made after all; resolves when the desk says so. */
  async checkAgain(): Promise<void> {
    await this.page.getByRole("button", { name: "Check again" }).click();
    await this.page.getByRole("heading", { name: /^The phone is unbound/ }).waitFor();
  }

  async clear(): Promise<void> {
    await this.page.getByRole("textbox", { name: "User" }).press("Escape");
    await this.page.getByRole("status", { name: "Result" }).getByRole("heading").waitFor({ state: "detached" });
  }

  /** All that stands on the desk, and in its fields. */
  #says(): Promise<string> {
    return this.page.evaluate(() => {
      const fields = [...document.querySelectorAll("input")].map(({ value }) => value);
      return JSON.stringify([...fields, document.body.innerText, location.href]);
    });
  }

  #button(name: string) {
    return this.page.getByRole("button", { name: `Unbind ${name}` });
  }
}
