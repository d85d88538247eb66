import type { AuthingClient, ManagementCall } from "../../lib/authing/client.ts";
import { secretsIn } from "../../lib/authing/clean-echo.ts";
import { readAnswer } from "../../lib/authing/read-answer.ts";
import { failed, type Failure, type FailureCode } from "../../lib/failure.ts";
import type { Part } from "../../lib/fixes/fix.ts";
import { ZHANG } from "./users.ts";
import { gate } from "./worker.ts";

/** When a password is set. */
const NOW = "2026-11-02T08:00:00.000Z";

export interface Sent {
  /** The call's name, as in its path. */
  name: string;
  query?: Record<string, string>;
  body?: object;
}

type Said = Response | { ok: false; failure: Failure };
type Answering = (sent: Sent) => Said | Promise<Said>;

/** An answer of the documented shape. */
export function says(body: object): Response {
  return new Response(JSON.stringify({ statusCode: 200, message: "ok", ...body }));
}

export function refusal(statusCode: number, more: object = {}): Answering {
  return () => says({ statusCode, message: "no", requestId: "req-refused", ...more });
}

export function lost(code: FailureCode = "unreachable"): Answering {
  return () => failed(code);
}

/** A service with one user, without a wire: it does what it is asked, unless the test has it do something else. */
export class FakeService implements AuthingClient {
  user: Record<string, unknown> = { ...ZHANG };
  /** The apps that the user is signed in to. */
  apps: Part[] = [];
  readonly sent: Sent[] = [];
  /** Resolves once there is a token; absent where one is in hand. */
  token: Promise<void> | undefined;
  readonly #next = new Map<string, Answering[]>();
  readonly #always = new Map<string, Answering>();

  /** What the next calls of this name come to, one after the other. */
  next(name: string, ...answers: Answering[]): void {
    this.#next.set(name, [...(this.#next.get(name) ?? []), ...answers]);
  }

  /** Keeps the next answer of this name back until it is let out. */
  hold(name: string, answer: Answering = this.obey): { open: () => void } {
    const { opened, open } = gate();
    this.next(name, (sent) => opened.then(() => answer(sent)));
    return { open };
  }

  /** Does what the next call of this name asks, and answers otherwise. */
  doBut(name: string, answer: Answering): void {
    this.next(name, (sent) => {
      this.obey(sent);
      return answer(sent);
    });
  }

  always(name: string, answer: Answering): void {
    this.#always.set(name, answer);
  }

  sentTo(name: string): Sent[] {
    return this.sent.filter((one) => one.name === name);
  }

  async call<T>({ path, query, body, beforeSend, data }: ManagementCall<T>) {
    if (this.token) await this.token;
    await beforeSend?.();
    const sent: Sent = { name: path.replace("/api/v3/", ""), ...(query && { query }), ...(body && { body }) };
    this.sent.push(sent);
    const answering = this.#next.get(sent.name)?.shift() ?? this.#always.get(sent.name) ?? this.obey;
    const said = await answering(sent);
    return said instanceof Response ? readAnswer(said, data, secretsIn({ ...(body && { body }) })) : said;
  }

  /** Does what is asked, as a service that is well would. */
  readonly obey = ({ name, body = {} }: Sent): Response => {
    switch (name) {
      case "get-user":
        return says({ data: this.user });
      case "unbind-phone":
        this.user = { ...this.user, phone: null };
        break;
      case "unbind-email":
        this.user = { ...this.user, email: null };
        break;
      case "update-user":
        this.user = { ...this.user, ...body, options: undefined };
        if ("options" in body && JSON.stringify(body.options).includes('"autoGeneratePassword":true'))
          Object.assign(this.user, { passwordLastSetAt: NOW, resetPasswordOnNextLogin: true });
        break;
      case "get-user-loggedin-apps":
        return says({ data: this.apps.map(({ id, name }) => ({ appId: id, appName: name })) });
      case "kick-users": {
        const kicked = new Set("appIds" in body && Array.isArray(body.appIds) ? body.appIds : []);
        this.apps = this.apps.filter(({ id }) => !kicked.has(id));
        return says({ requestId: `req-${name}`, data: { success: true } });
      }
      case "check-session-status":
        return says({ data: { active: this.apps.some(({ id }) => "appId" in body && body.appId === id) } });
      case "pre-check-code":
        return says({ data: { isValid: true } });
    }
    return says({ requestId: `req-${name}` });
  };
}
