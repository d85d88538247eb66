import type { AuthingClient } from "../authing/client.ts";
import type { User } from "../authing/contract.ts";
import type { Answered } from "../authing/read-answer.ts";
import type { Result } from "../failure.ts";

/** Values of the setting **Unbind through**. */
export const ROUTES = ["unbind-phone", "verified-update"] as const;
export type Route = (typeof ROUTES)[number];

/** A way to sign in that would remain. Plain data: it is shown, never sent. */
export type LoginMethod =
  { kind: "email"; verified: boolean } | { kind: "phone" } | { kind: "identity"; provider: string };

/**
 * One of several things that a fix changes: an app that a customer is signed out of. It is shown
 * and written down.
 */
export interface Part {
  id: string;
  name: string;
}

/**
 * The customer as the service has them, and the parts that the fix read besides; none if it reads
 * none.
 */
export interface Subject {
  user: User;
  parts: readonly Part[];
}

/** Why the service, or we, will probably refuse. */
export type Obstacle = "nothing-to-do" | "only-login-method" | "not-active";

/**
 * What a fix would change for this customer, and what is against it. It only warns: the service
 * decides. Pages show it and attempts keep it, so phones and e-mails are masked.
 */
export interface Preview {
  /**
   * What would change, in the service's words: a masked phone, the names of apps. Absent if there
   * is nothing to do.
   */
  target?: string;
  /** If it is absent, `target` is gone once the fix is done. `true`: it is still there. */
  targetStays?: true;
  against: Obstacle[];
  /** Only of a fix that takes one away: what remains to sign in with. */
  otherLoginMethods?: LoginMethod[];
  parts?: readonly Part[];
  /** Since when it is as it is, in milliseconds since 1970. */
  since?: number;
  /**
   * What `readBack` compares with, if the target does not tell. It is written down, so it must not
   * name anybody.
   */
  before?: string;
}

/** What one press was about, as its attempt keeps it. */
export interface Pressed {
  userId: string;
  target: string;
  parts?: readonly Part[];
  before?: string;
  /**
   * When it ended, in milliseconds since 1970: what changed later was changed by somebody else.
   * Absent right after it.
   */
  endedAt?: number;
  /**
   * The user at the press. A worker that starts later knows only the rest, and two values can have
   * the same mask.
   */
  user?: User;
}

/**
 * A field of the user that is another one than before. Values are there only if they say nothing of
 * who it is.
 */
export interface Changed {
  field: string;
  before?: string;
  after?: string;
  /** First seen so late that it can be anybody's doing. */
  late?: true;
}

/**
 * What an update may fill in if it isn't named, and with what. Source: the public management
 * specification.
 */
export const DEFAULTS: Readonly<Partial<Record<string, string>>> = { status: "Activated", gender: "U" };

/** Whether it is what an update fills in. */
export function isDefault({ field, after = "" }: Changed): boolean {
  return DEFAULTS[field] === after;
}

/** What reading back showed. */
export interface Seen {
  /** Whether the fix is done, as a whole; absent if it could not be read. */
  done?: boolean;
  /** The names of the parts that are not done, if it is not all of them. */
  left?: string[];
  /** The names of the parts that could not be read, if others are known not to be done. */
  notKnown?: string[];
  /**
   * Whether another target is in the place of the one that is gone: the customer or somebody else
   * put it there.
   */
  replaced?: true;
  /** What else about the user is another one than at the press; absent if nothing is. */
  alsoChanged?: Changed[];
}

/**
 * An entry that the service writes of a fix: among the user's actions, or among what administrators
 * did.
 */
export type FixLog = { of: "user"; eventType: string } | { of: "admin"; operationType: string; resourceType: string };

/**
 * Which form of "no phone" a service takes is not documented; what worked is remembered for each
 * service.
 */
export interface ClearedFormMemory {
  read(): Promise<null | "" | undefined>;
  write(form: null | ""): Promise<void>;
}

export interface FixContext {
  client: AuthingClient;
  /** The user as read right before. Only its `userId` names anyone from here on. */
  user: User;
  parts: readonly Part[];
  /** Empty for a fix without `proof`. */
  passCode: string;
  /**
   * The setting **Unbind through**: for a fix that the service may keep to the customer's own
   * session.
   */
  route: Route;
  /**
   * To be awaited just before the first request that can change something; it marks the attempt as
   * `sending`. What it throws must reach the caller: nothing may be sent then.
   */
  beforeChange: () => Promise<void>;
  clearedForm: ClearedFormMemory;
  /** Milliseconds for the request that changes something. */
  timeLimit: number;
}

/**
 * A manual account fix, whole. The desk, the journal and the messages know fixes only by this
 * contract. What a page must know of a fix before anybody is looked up is in `fix-ids.ts`.
 */
export interface Fix {
  id: string;
  /** Reads what it changes one by one. Only a fix that changes several things has it. */
  readParts?(client: AuthingClient, userId: string): Promise<Result<Part[]>>;
  /** What it would change, and what is against it. */
  preview(subject: Subject): Preview;
  /**
   * Whether two readings of a customer have the same to change, compared whole: two values can have
   * the same mask.
   */
  isSameTarget(one: Subject, other: Subject): boolean;
  /** How a code proves that the customer agrees. Without it the agent presses twice instead. */
  proof?: {
    /** Sends the code to the target. */
    sendCode(client: AuthingClient, user: User): Promise<Result<Answered<unknown>>>;
  };
  /**
   * Applies it. Never throws but for `beforeChange`. The answer is that of the request that changed
   * something or was refused.
   */
  apply(context: FixContext): Promise<Result<Answered<unknown>>>;
  /**
   * Reads whether it is done.
   * @param now the user as just read
   */
  readBack(now: { client: AuthingClient; user: User }, pressed: Pressed): Promise<Seen>;
  /** An update of another fix can do it too: it sets what a service may fill in by itself. */
  doneByAnyUpdate?: true;
  /** Which log of the service knows it on this route, and as what; absent if none is known to. */
  log(route: Route): FixLog | undefined;
}
