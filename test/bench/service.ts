import { credentials } from "../../sandbox/auth/credentials.ts";
import { phoneTarget, writeMessage } from "../../sandbox/messages.ts";
import { people } from "../../sandbox/people.ts";
import { startSandbox, type RunningSandbox } from "../../sandbox/server.ts";

const { userId, phone } = people.zhangSan;
const HOUR = 3_600;
/** Milliseconds that the service takes for an unbind. */
const DELAY = 50;

/** The service that both sides talk to. */
export class BenchService {
  readonly customer = people.zhangSan;
  readonly #sandbox: RunningSandbox;

  private constructor(sandbox: RunningSandbox) {
    this.#sandbox = sandbox;
  }

  static async start(): Promise<BenchService> {
    const sandbox = await startSandbox();
    sandbox.state.faults.add({ call: "unbind-phone", kind: "delay", delayMs: DELAY, times: null });
    return new BenchService(sandbox);
  }

  get url(): string {
    return this.#sandbox.url;
  }

  /** The same service under another origin, which has a storage of its own. */
  get otherUrl(): string {
    return this.url.replace("127.0.0.1", "localhost");
  }

  /** Gives the customer their phone back, and a new code; returns the code. */
  prepare(): string {
    const { world } = this.#sandbox.state;
    const person = world.people.find((one) => one.userId === userId);
    if (person) person.phone = phone;
    const message = writeMessage(phoneTarget(phone), "CHANNEL_UNBIND_PHONE", "en-US", {
      code: "482913",
      now: Date.now(),
      seconds: HOUR,
    });
    world.messages.push(message);
    return message.code;
  }

  /** The request ID of the last unbind, if it was carried out. */
  lastDone(): string | undefined {
    const call = this.#sandbox.state.calls.findLast((one) => one.call === "unbind-phone");
    return call?.statusCode === 200 ? call.requestId : undefined;
  }

  /** The product's call, for a bare `fetch`. */
  unbind(passCode: string): { url: string; init: RequestInit } {
    const token = this.#sandbox.state.tokens.issue({ kind: "management" }, Date.now(), HOUR);
    const headers = {
      "content-type": "application/json",
      authorization: `Bearer ${token}`,
      "x-authing-userpool-id": credentials.userPoolId,
    };
    const init = { method: "POST", headers, body: JSON.stringify({ passCode, userId }) };
    return { url: `${this.url}/api/v3/unbind-phone`, init };
  }

  async close(): Promise<void> {
    await this.#sandbox.close();
  }
}
