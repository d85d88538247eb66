import { expect, type Locator, type Page } from "@playwright/test";
import { en, type Words } from "../../../lib/words/en.ts";
import type { Customer, Service } from "./service.ts";

/** The desk, by the names that it goes by for anyone. */
export class Desk {
  readonly page: Page;
  /** In the language that it is shown in. */
  readonly words: Words;
  readonly #service: Service;

  constructor(page: Page, service: Service, words: Words = en) {
    this.page = page;
    this.words = words;
    this.#service = service;
  }

  get form(): Locator {
    return this.page.getByRole("form", { name: this.words.desk.desk });
  }
  get user(): Locator {
    return this.page.getByRole("textbox", { name: this.words.desk.user, exact: true });
  }
  get userType(): Locator {
    return this.page.getByRole("combobox", { name: this.words.desk.userType, exact: true });
  }
  get passCode(): Locator {
    return this.page.getByRole("textbox", { name: this.words.desk.passCode, exact: true });
  }
  get sendCode(): Locator {
    return this.page.locator('[aria-keyshortcuts="Alt+S"]');
  }
  get unbind(): Locator {
    return this.page.getByRole("button", { name: this.words === en ? /^Unbind/ : /解绑/ });
  }
  get fix(): Locator {
    return this.page.getByRole("combobox", { name: "Fix", exact: true });
  }
  /** The one button that changes something, whatever the fix. */
  get apply(): Locator {
    return this.form.locator('button[type="submit"]');
  }
  get result(): Locator {
    return this.page.getByRole("status", { name: this.words.result.result });
  }
  get outcome(): Locator {
    return this.result.getByRole("heading");
  }

  /** The same desk in another window. */
  at(page: Page): Desk {
    return new Desk(page, this.#service, this.words);
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** What stands in the Result beside a label: Status, Message, API code, Request ID. */
  evidence(label: string): Locator {
    const term = this.result.getByRole("term").filter({ hasText: new RegExp(`^${label}$`) });
    return term.locator("xpath=following-sibling::dd[1]");
  }

  /** Who was found: the card under the field. */
  customer(name: string): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  /** Types and presses Enter. */
  async lookUp(typed: string): Promise<void> {
    await this.user.fill(typed);
    await this.user.press("Enter");
  }

  /** Types who it is, and waits until they stand on the desk. */
  async find({ userId }: Customer): Promise<void> {
    await this.user.fill(userId);
    await expect(this.unbind).toBeEnabled();
  }

  /** Has a code sent and types what the customer reads out. */
  async enterCode(): Promise<void> {
    await this.sendCode.click();
    const sent = (this.words.fixes["unbind-phone"].codeSent?.("138") ?? "").replace(/138.*/, "").trim();
    await expect(this.page.getByText(sent)).toBeVisible();
    await this.passCode.fill(this.#service.code());
  }

  /** Everything up to the press. */
  async prepare(customer: Customer): Promise<void> {
    await this.find(customer);
    await this.enterCode();
  }

  /** Waits until the attempt has settled, and says what came of it. */
  async settled(): Promise<Locator> {
    await expect(this.outcome).toBeVisible();
    await expect(this.form).toHaveAttribute("aria-busy", "false");
    return this.outcome;
  }
}
