import { en, type Words } from "../../../lib/words/en.ts";
import { expect } from "./expect.ts";
import type { Located, Screen } from "./screen.ts";
import type { Customer, Service } from "./service.ts";

/** The desk, by the names that it goes by for anyone. */
export class Desk<L extends Located = Located, P extends Screen<L> = Screen<L>> {
  readonly page: P;
  /** In the language that it is shown in. */
  readonly words: Words;
  readonly #service: Service;

  constructor(page: P, service: Service, words: Words = en) {
    this.page = page;
    this.words = words;
    this.#service = service;
  }

  get form(): L {
    return this.page.getByRole("form", { name: this.words.desk.desk });
  }
  get user(): L {
    return this.page.getByRole("textbox", { name: this.words.desk.user, exact: true });
  }
  get userType(): L {
    return this.page.getByRole("combobox", { name: this.words.desk.userType, exact: true });
  }
  get passCode(): L {
    return this.page.getByRole("textbox", { name: this.words.desk.passCode, exact: true });
  }
  get sendCode(): L {
    return this.page.locator('[aria-keyshortcuts="Alt+S"]');
  }
  get unbind(): L {
    return this.page.getByRole("button", { name: this.words === en ? /^Unbind/ : /解绑/ });
  }
  get fix(): L {
    return this.page.getByRole("combobox", { name: "Fix", exact: true });
  }
  /** The one button that changes something, whatever the fix. */
  get apply(): L {
    return this.form.locator('button[type="submit"]');
  }
  get result(): L {
    return this.page.getByRole("status", { name: this.words.result.result });
  }
  get outcome(): L {
    return this.result.getByRole("heading");
  }

  /** The same desk in another window. */
  at(page: P): Desk<L, P> {
    return new Desk<L, P>(page, this.#service, this.words);
  }

  button(name: string): L {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** What stands in the Result beside a label: Status, Message, API code, Request ID. */
  evidence(label: string): L {
    return this.result.locator(`xpath=.//dt[.="${label}"]/following-sibling::dd[1]`);
  }

  /** Who was found: the card under the field. */
  customer(name: string): L {
    return this.page.getByRole("region", { name, exact: true });
  }

  /** Types and presses Enter. */
  async lookUp(typed: string): Promise<void> {
    await this.user.fill(typed);
    await this.user.press("Enter");
  }

  /** Types who it is, and waits until they stand on the desk. */
  async find({ userId, name }: Customer): Promise<void> {
    await this.lookUp(userId);
    await expect<Located>(this.customer(name ?? this.words.desk.noName)).toBeVisible();
    await expect<Located>(this.apply).toBeEnabled();
  }

  /** Has a code sent and types what the customer reads out. */
  async enterCode(): Promise<void> {
    await this.sendCode.click();
    const sent = (this.words.fixes["unbind-phone"].codeSent?.("138") ?? "").replace(/138.*/, "").trim();
    await expect<Located>(this.page.getByText(sent)).toBeVisible();
    await this.passCode.fill(this.#service.code());
  }

  /** Everything up to the press. */
  async prepare(customer: Customer): Promise<void> {
    await this.find(customer);
    await this.enterCode();
  }

  /** The whole job. It says what came of it. */
  async unbindPhoneOf(customer: Customer): Promise<L> {
    await this.prepare(customer);
    await this.unbind.click();
    return this.settled();
  }

  /** Two presses, for a fix without a code. By key, as two quick clicks are one press. */
  async pressTwice(name: string): Promise<void> {
    await expect<Located>(this.apply).toHaveAccessibleName(name);
    await this.apply.click();
    await expect<Located>(this.apply).toHaveText(/^Press again/);
    await this.apply.press("Enter");
    await this.pressAgain();
  }

  /** Presses Enter until it counts: right after the first one it is taken for a slip. */
  async pressAgain(): Promise<void> {
    while (await this.page.evaluate('document.querySelector(".button-armed") !== null'))
      await this.page.keyboard.press("Enter");
  }

  /** Waits until the attempt has settled, and says what came of it. */
  async settled(): Promise<L> {
    await expect<Located>(this.outcome).toBeVisible();
    await expect<Located>(this.form).toHaveAttribute("aria-busy", "false");
    return this.outcome;
  }
}
