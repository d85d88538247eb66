import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import * as z from "zod";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { startSandbox, type RunningSandbox } from "../../../sandbox/server.ts";

const answerSchema = z.looseObject({
  statusCode: z.unknown(),
  message: z.unknown(),
  apiCode: z.unknown().optional(),
  requestId: z.string().optional(),
  data: z.unknown().optional(),
});
export type Answer = z.infer<typeof answerSchema>;

export const json = { "content-type": "application/json" };

/** A running sandbox with the few things every test does to it, all over real HTTP. */
export interface Desk extends RunningSandbox {
  /** A management call with the desk's token, and how to word it. */
  call: (name: string, body?: object, headers?: Record<string, string>) => Promise<Answer>;
  /** The same call, with nothing read from its answer. */
  raw: (name: string, body?: object, headers?: Record<string, string>) => Promise<Response>;
  getUser: (query: Record<string, string>, headers?: Record<string, string>) => Promise<Answer>;
  control: (method: string, path: string, body?: object) => Promise<unknown>;
  /** Sends a code to a phone and reads it off the customer's phone. */
  codeFor: (phoneNumber: string, phoneCountryCode?: string) => Promise<string>;
  phoneOf: (userId: string) => string | null | undefined;
}

/** Reads an answer as the documented shape, whatever the types inside it. */
export async function answerOf(response: Response): Promise<Answer> {
  return answerSchema.parse(await response.json());
}

/** What an answer says in numbers: its statusCode and its apiCode. */
export async function codesOf(answer: Promise<Answer>): Promise<[statusCode: unknown, apiCode: unknown]> {
  const { statusCode, apiCode } = await answer;
  return [statusCode, apiCode];
}

/** Starts a sandbox and signs in to it. The clock stands still unless a test moves it. */
async function openDesk(): Promise<Desk> {
  const sandbox = await startSandbox({ now: () => Date.UTC(2026, 10, 2, 8) });
  const { url, state } = sandbox;
  const token = state.tokens.issue({ kind: "management" }, state.clock.now(), 7200);
  const signedIn = {
    authorization: `Bearer ${token}`,
    "x-authing-userpool-id": credentials.userPoolId,
    "x-authing-lang": "en-US",
  };
  const raw: Desk["raw"] = (name, body = {}, headers = {}) =>
    fetch(`${url}/api/v3/${name}`, {
      method: "POST",
      redirect: "manual",
      headers: { ...json, ...signedIn, ...headers },
      body: JSON.stringify(body),
    });
  const call: Desk["call"] = async (name, body, headers) => answerOf(await raw(name, body, headers));
  return {
    ...sandbox,
    raw,
    call,
    getUser: async (query, headers = {}) =>
      answerOf(
        await fetch(`${url}/api/v3/get-user?${new URLSearchParams(query).toString()}`, {
          headers: { ...signedIn, ...headers },
        }),
      ),
    control: async (method, path, body) => {
      const response = await fetch(`${url}/sandbox/${path}`, {
        method,
        headers: json,
        ...(body && { body: JSON.stringify(body) }),
      });
      const answer: unknown = await response.json();
      return answer;
    },
    codeFor: async (phoneNumber, phoneCountryCode) => {
      await call("send-sms", {
        channel: "CHANNEL_UNBIND_PHONE",
        phoneNumber,
        ...(phoneCountryCode !== undefined && { phoneCountryCode }),
      });
      return state.world.messages.findLast((message) => message.phone === phoneNumber)?.code ?? "";
    },
    phoneOf: (userId) => state.world.people.find((person) => person.userId === userId)?.phone,
  };
}

/** The sandbox at hand: of this test, or of this file. */
export let desk: Desk;

/** Gives a sandbox of its own to each test of a file, or one to all of them. */
export function useDesk(ofWhom: "each" | "all" = "each"): void {
  const [before, after] = ofWhom === "each" ? [beforeEach, afterEach] : [beforeAll, afterAll];
  before(async () => {
    desk = await openDesk();
  });
  after(() => desk.close());
}
