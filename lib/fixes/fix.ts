import type { AuthingClient } from "../authing/client.ts";
import type { User } from "../authing/contract.ts";
import type { Answered } from "../authing/read-answer.ts";
import type { Result } from "../failure.ts";

/** Values of the setting **Unbind through**. */
export const ROUTES = ["unbind-phone", "verified-update"] as const;
export type Route = (typeof ROUTES)[number];

/** A way to sign in that would remain. Plain data: it is shown, never sent. */
export type LoginMethod =
  | { kind: "email"; masked: string; verified: boolean }
  | { kind: "phone"; masked: string }
  | { kind: "identity"; provider: string };

/** Which form of "no phone" a service takes is not documented; what worked is remembered for each service. */
export interface ClearedFormMemory {
  read(): Promise<null | "" | undefined>;
  write(form: null | ""): Promise<void>;
}

export interface FixContext {
  client: AuthingClient;
  /** The user as looked up, the one that the agent saw. Only its `userId` names anyone from here on. */
  user: User;
  passCode: string;
  /**
   * To be awaited just before the first request that can change something; it marks the attempt as `sending`. What it
   * throws must reach the caller: nothing may be sent then.
   */
  beforeChange: () => Promise<void>;
  clearedForm: ClearedFormMemory;
  /** Milliseconds for the request that changes something. */
  timeLimit: number;
}

/**
 * A manual account fix, whole: what it takes away, who may lose it, how its code is sent, how it is applied, and how one sees
 * that it worked. The desk, the journal and the messages know fixes only by this contract.
 */
export interface Fix {
  id: string;
  /** What the service's action log calls it. */
  eventType: string;
  /** What will be unbound, masked; absent where the user has none. Compared to see whether it is gone. */
  target(user: User): string | undefined;
  /** Whether two readings of a user have the same to unbind, compared whole: two can have the same mask. */
  isSameTarget(one: User, other: User): boolean;
  /** What remains to sign in with. None means that the service will refuse. */
  otherLoginMethods(user: User): LoginMethod[];
  /** Sends the pass code to what will be unbound. */
  sendCode(client: AuthingClient, user: User): Promise<Result<Answered<unknown>>>;
  /** Applies the fix through the route that the settings name. Never throws but for `beforeChange`. */
  apply: Record<Route, (context: FixContext) => Promise<Result<Answered<unknown>>>>;
}
