import * as z from "zod";
import type { Customer, Service } from "../../e2e/support/service.ts";
import type { Firefox } from "../firefox.ts";
import type { Name } from "../target.ts";
import { customer, form, outcome, passCode, result, sendCode, unbind, user } from "./desk-targets.ts";
import { Tab } from "./tab.ts";

/** The desk in a tab of its own: the popup's page or the sidebar's. To close the tab is to close the popup. */
export class Desk extends Tab {
  readonly #service: Service;

  private constructor(firefox: Firefox, handle: string, service: Service) {
    super(firefox, handle);
    this.#service = service;
  }

  static async open(firefox: Firefox, service: Service, page = "popup.html"): Promise<Desk> {
    return new Desk(firefox, await firefox.open(page), service);
  }

  /** Types and presses Enter. */
  async lookUp(typed: string): Promise<void> {
    await this.fill(user, typed);
    await this.press("Enter");
  }

  /** Types who it is, and waits until they stand on the desk. */
  async find({ userId, name }: Customer): Promise<void> {
    await this.lookUp(userId);
    await this.shows(customer(name ?? "No name"));
    await this.isEnabled(unbind);
  }

  /** Has a code sent and types what the customer reads out. */
  async enterCode(): Promise<void> {
    await this.click(sendCode);
    await this.showsText("Code sent to");
    await this.fill(passCode, this.#service.code());
  }

  /** Everything up to the press. */
  async prepare(who: Customer): Promise<void> {
    await this.find(who);
    await this.enterCode();
  }

  async pressUnbind(): Promise<void> {
    await this.click(unbind);
  }

  /** Waits until the attempt has settled and says what is expected. */
  async settles(text: Name): Promise<void> {
    await this.shows(outcome);
    await this.isIdle();
    await this.shows(outcome, text);
  }

  /** Waits until nothing is under way. */
  async isIdle(): Promise<void> {
    await this.look(form, ({ states }) => !states.includes("busy"));
  }

  async isBusy(): Promise<void> {
    await this.look(form, ({ states }) => states.includes("busy"));
  }

  async resultContains(text: string): Promise<void> {
    await this.look(result, (one) => one.text.includes(text));
  }

  /** What stands in the Result beside a label: Status, Message, API code, Request ID. */
  async evidence(label: string): Promise<string> {
    const text = await this.evaluate((wanted: string) => {
      const terms = [...document.querySelectorAll<HTMLElement>('[role="status"] dt')];
      const value = terms.find((term) => term.innerText === wanted)?.nextElementSibling;
      return value instanceof HTMLElement ? value.innerText : "";
    }, label);
    return z.string().parse(text);
  }
}
