import type { CallRecord } from "../../../sandbox/call-record.ts";
import type { FaultInput } from "../../../sandbox/faults/faults.ts";
import type { people } from "../../../sandbox/people.ts";
import { startSandbox, type RunningSandbox } from "../../../sandbox/server.ts";
import type { Switches } from "../../../sandbox/faults/switches.ts";

export type Customer = (typeof people)[keyof typeof people];

/** The sandbox, and what truly happened in it. */
export class Service {
  readonly #sandbox: RunningSandbox;

  private constructor(sandbox: RunningSandbox) {
    this.#sandbox = sandbox;
  }

  static async start(): Promise<Service> {
    return new Service(await startSandbox());
  }

  get url(): string {
    return this.#sandbox.url;
  }

  /** Every request to an endpoint that arrived, in order, whatever became of it. */
  calls(name: string): CallRecord[] {
    return this.#sandbox.state.calls.filter(({ call }) => call === name);
  }

  /** Every request at all. */
  get allCalls(): CallRecord[] {
    return this.#sandbox.state.calls;
  }

  get unbinds(): CallRecord[] {
    return this.calls("unbind-phone");
  }

  /** Everything that a customer's phone received. */
  get messages() {
    return this.#sandbox.state.world.messages;
  }

  isBound({ userId }: Customer): boolean {
    return Boolean(this.person(userId)?.phone);
  }

  /** The apps that a customer is signed in to. */
  sessions({ userId }: Customer): string[] {
    return (this.person(userId)?.sessions ?? []).map(({ appName }) => appName);
  }

  /** The customer binds another phone by themselves. */
  replacePhone({ userId }: Customer, phone: string): void {
    const person = this.person(userId);
    if (person) person.phone = phone;
  }

  /** A customer as the service has them now. */
  person(userId: string) {
    return this.#sandbox.state.world.people.find((one) => one.userId === userId);
  }

  break(fault: FaultInput): void {
    this.#sandbox.state.faults.add(fault);
  }

  mend(): void {
    this.#sandbox.state.faults.clear();
  }

  set(switches: Partial<Switches>): void {
    this.#sandbox.state.set(switches);
  }

  /** A minute and more goes by for the service alone. */
  advance(milliseconds: number): void {
    this.#sandbox.state.clock.advance(milliseconds);
  }

  /** The code that the customer reads out: the newest that came. */
  code(): string {
    const newest = this.messages.at(-1);
    if (!newest) throw new Error("No customer received a code");
    return newest.code;
  }

  get isBusy(): boolean {
    return this.allCalls.some(({ answered }) => answered === "pending");
  }

  forgetCalls(): void {
    this.#sandbox.state.calls.length = 0;
  }

  reset(): void {
    this.#sandbox.state.reset();
  }

  async close(): Promise<void> {
    await this.#sandbox.close();
  }
}
