import { credentials } from "../../../sandbox/auth/credentials.ts";
import type { Sandbox } from "../../../sandbox/sandbox.ts";
import type { Customer } from "./customers.ts";

/** What really happened, as the service knows it. */
export class GroundTruth {
  readonly state: Sandbox;
  readonly #url: string;

  constructor(state: Sandbox, url: string) {
    this.state = state;
    this.#url = url;
  }

  isBound({ userId }: Customer): boolean {
    return Boolean(this.state.world.people.find((person) => person.userId === userId)?.phone);
  }

  /** Requests to unbind this customer's phone that reached the service, whatever became of them. */
  unbindRequests({ userId }: Customer) {
    return this.state.calls.filter(
      ({ call, body }) => call === "unbind-phone" && JSON.stringify(body).includes(userId),
    );
  }

  async untilReceived(customer: Customer): Promise<void> {
    while (this.unbindRequests(customer).length === 0) await pause(10);
  }

  async untilAnswered(customer: Customer): Promise<void> {
    while (this.unbindRequests(customer).some(({ answered }) => answered === "pending")) await pause(20);
  }

  /** A pass code as the customer would read it out, got without the extension. */
  async passCode({ phone }: Customer): Promise<string> {
    const token = this.state.tokens.issue({ kind: "management" }, this.state.clock.now(), 60);
    await fetch(`${this.#url}/api/v3/send-sms`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${token}`,
        "x-authing-userpool-id": credentials.userPoolId,
      },
      body: JSON.stringify({ channel: "CHANNEL_UNBIND_PHONE", phoneNumber: phone }),
    });
    const message = this.state.world.messages.findLast(({ to }) => to.includes(phone));
    if (!message) throw new Error(`No code was sent to ${phone}`);
    return message.code;
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
