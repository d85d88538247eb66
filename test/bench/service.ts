import { people } from "../../sandbox/people.ts";
import { credentials } from "../../sandbox/auth/credentials.ts";
import { phoneTarget, writeMessage } from "../../sandbox/messages.ts";
import { startSandbox, type RunningSandbox } from "../../sandbox/server.ts";

const { userId, phone } = people.zhangSan;
const CHANNEL = "CHANNEL_UNBIND_PHONE";
const HOUR = 3_600;

/** One call as a bare `fetch` makes it. */
export interface BareCall {
  url: string;
  init: { method: string; headers: Record<string, string>; body?: string };
}

/** The service that both sides talk to. */
export class BenchService {
  readonly customer = people.zhangSan;
  readonly #sandbox: RunningSandbox;

  private constructor(sandbox: RunningSandbox) {
    this.#sandbox = sandbox;
  }

  static async start(): Promise<BenchService> {
    return new BenchService(await startSandbox());
  }

  get url(): string {
    return this.#sandbox.url;
  }

  /** Gives the customer their phone back, with a fresh code, and returns the code. */
  prepare(): string {
    const { world } = this.#sandbox.state;
    const person = world.people.find((one) => one.userId === userId);
    if (person) person.phone = phone;
    const message = writeMessage(phoneTarget(phone), CHANNEL, "en-US", Date.now(), HOUR);
    world.messages.push(message);
    return message.code;
  }

  /** The request ID of the last unbind, where it was carried out. */
  lastDone(): string | undefined {
    const call = this.#sandbox.state.calls.findLast((one) => one.call === "unbind-phone");
    return call?.statusCode === 200 ? call.requestId : undefined;
  }

  /** The same call as the product's, with the same headers. */
  unbind(passCode: string): BareCall {
    return this.#call("unbind-phone", "POST", { passCode, userId });
  }

  /** A read, which opens the connection as the product's look-up does. */
  read(): BareCall {
    return this.#call(`get-user?userId=${userId}`, "GET");
  }

  async close(): Promise<void> {
    await this.#sandbox.close();
  }

  #call(path: string, method: string, body?: object): BareCall {
    const { tokens } = this.#sandbox.state;
    const headers = {
      accept: "application/json",
      "content-type": "application/json",
      authorization: `Bearer ${tokens.issue({ kind: "management" }, Date.now(), HOUR)}`,
      "x-authing-userpool-id": credentials.userPoolId,
      "x-authing-lang": "en-US",
    };
    return {
      url: `${this.url}/api/v3/${path}`,
      init: { method, headers, ...(body && { body: JSON.stringify(body) }) },
    };
  }
}
