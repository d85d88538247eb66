import * as z from "zod/mini";
import type { TraceEntry } from "../authing/action-logs.ts";
import type { Login } from "../authing/login-history.ts";
import { USER_ID_TYPES } from "../authing/user-id-type.ts";
import type { Result, ServiceAnswer } from "../failure.ts";
import { ROUTES } from "../fixes/fix.ts";
import { FIXES } from "../fixes/index.ts";
import { LARGEST_PAGE, type AttemptCounts, type HistoryPage, type SalvagedPage } from "../journal/query.ts";
import { OUTCOMES, type Attempt } from "../state/attempt.ts";
import { LONGEST_TEMPLATE, MAX_LOCK_MINUTES, SHARED_SETTINGS, type SettingsImport } from "../state/settings.ts";
import { LONGEST_TEXT } from "./text-limit.ts";

const text = z.string().check(z.maxLength(LONGEST_TEXT));
const value = z.string().check(z.maxLength(LONGEST_TEMPLATE));
const lockMinutes = z.int().check(z.minimum(1), z.maximum(MAX_LOCK_MINUTES));
/**
 * When the agent pressed, in milliseconds since 1970: a computer can sleep before the message
 * arrives. Absent: as it arrives.
 */
const askedAt = z.optional(z.number());
const fixId = z.enum(FIXES.map((fix) => fix.id));

const historyQuery = z.strictObject({
  text,
  user: z.optional(text),
  outcome: z.optional(z.enum(OUTCOMES)),
  from: z.optional(z.number()),
  to: z.optional(z.number()),
  after: z.optional(z.strictObject({ preparedAt: z.number(), attemptId: text })),
  limit: z.int().check(z.minimum(1), z.maximum(LARGEST_PAGE)),
});
/** Who is asked for. */
const user = {
  userId: text.check(z.minLength(1)),
  userIdType: z.enum(USER_ID_TYPES),
  countryCode: z.optional(z.string().check(z.regex(/^\d{1,4}$/))),
};

/**
 * What each message to the worker carries. Anything else is not a message. Only the worker parses;
 * pages use the types.
 */
export const messageSchemas = {
  /** A page opened: starts the worker, which settles what the last one left open. */
  wake: z.strictObject({}),
  /** Whether the worker got a message. A page asks by itself, so this is no use of the desk. */
  "which-worker": z.strictObject({ messageId: z.optional(text) }),
  "find-user": z.strictObject({
    /** As typed: the answer belongs to what is in the field only if that is still the same. */
    typed: text,
    ...user,
    /** Half a number: nobody's, but some users' numbers may contain it. */
    partOfPhone: z.optional(z.boolean()),
  }),
  /** Reads what the chosen fix changes one by one, for the card. */
  "preview-fix": z.strictObject({ fixId, userId: text }),
  /** Reads the last sign-ins, only when the agent opens them. */
  "read-logins": z.strictObject({ userId: text }),
  /**
   * The service, and `target` as it was masked, as the desk showed them: what the agent saw is what
   * is meant.
   */
  "send-code": z.strictObject({ fixId, userId: text, target: z.optional(text), serviceAddress: z.optional(text) }),
  "apply-fix": z.strictObject({
    fixId,
    userId: text,
    target: z.optional(text),
    serviceAddress: z.optional(text),
    /** Empty for a fix that asks for no code; then the time is when its button was armed. */
    passCode: text,
    passCodeTypedAt: z.number(),
  }),
  "check-again": z.strictObject({ attemptId: text }),
  /** Writes back what had changed besides the fix. */
  "put-back": z.strictObject({ attemptId: text }),
  /** Clears one look-up, or, without an ID, whichever is on the desk. */
  "clear-desk": z.strictObject({ lookupId: z.optional(text) }),
  /** Puts the customer back whom `clear-desk` took off, with their results; once. */
  "undo-clear": z.strictObject({}),
  /** The agent has seen these outcomes. */
  "mark-seen": z.strictObject({ attemptIds: z.array(text).check(z.maxLength(100)) }),
  unlock: z.strictObject({ passphrase: text, askedAt }),
  lock: z.strictObject({}),
  /** Tests the key first, and stores it only if the service accepts it. */
  "set-up": z.strictObject({
    serviceAddress: text,
    accessKeyId: text,
    accessKeySecret: text,
    passphrase: text,
    /** Keep the secret for this browser session only; needs no passphrase. */
    sessionOnly: z.boolean(),
    askedAt,
  }),
  /**
   * A file that was exported, parsed as JSON; the worker reads each value in it like any other
   * input. `seen`: the changes that the agent was shown, and no others are made.
   */
  "import-settings": z.strictObject({
    file: z.unknown(),
    apply: z.boolean(),
    seen: z.optional(z.array(z.strictObject({ setting: z.enum(SHARED_SETTINGS), from: value, to: value }))),
  }),
  "save-lock-minutes": z.strictObject({ autoLockMinutes: lockMinutes }),
  "save-settings": z.strictObject({
    serviceAddress: text,
    /** Empty or absent: the service address. */
    authenticationAddress: z.optional(text),
    accessKeyId: text,
    /** Empty: keep the stored one. */
    accessKeySecret: text,
    appId: text,
    route: z.enum(ROUTES),
    passphrase: text,
    /** Keep the secret for this browser session only; needs no passphrase. */
    sessionOnly: z.optional(z.boolean()),
    askedAt,
  }),
  "change-passphrase": z.strictObject({ current: text, next: text }),
  "forget-secret": z.strictObject({}),
  "test-connection": z.strictObject({}),
  /**
   * Asks each call once, with this test user, in a form that can change nothing. What comes is
   * watched state.
   */
  "check-pool": z.strictObject(user),
  /** Sends the test user of the last check one real SMS. */
  "check-pool-sms": z.strictObject({}),
  /** Reads back each attempt that is uncertain and due. */
  recheck: z.strictObject({}),
  "find-attempts": historyQuery,
  /** The same, which a page asks by itself when something has changed: no use of the desk. */
  "find-again": historyQuery,
  /** Counts all attempts, and what came of those since a moment. */
  "count-attempts": z.strictObject({ since: z.number() }),
  "read-attempt": z.strictObject({ attemptId: text }),
  /** Reads what it can of a journal that `find-attempts` can't read. */
  "salvage-attempts": z.strictObject({ after: z.optional(text) }),
  /** Removes every settled attempt. */
  "purge-attempts": z.strictObject({}),
  /** Removes the attempts that are older than they are kept for. */
  "purge-expired": z.strictObject({}),
  trace: z.strictObject({ requestId: text }),
};

type Payloads = { [Name in keyof typeof messageSchemas]: z.infer<(typeof messageSchemas)[Name]> };
export type MessageName = keyof Payloads;
export type Payload<Name extends MessageName> = Payloads[Name];

/** What **Test connection** learns. */
export interface Connection {
  /** The pool that the credentials belong to; absent if the service named none. */
  userPoolId?: string;
  milliseconds: number;
  answer: ServiceAnswer;
}

/** What the worker replies, by message. Everything that the desk shows is watched state instead. */
interface Replies {
  "which-worker": { received: boolean };
  "set-up": Connection;
  "import-settings": SettingsImport;
  "read-logins": Login[];
  "test-connection": Connection;
  "find-attempts": HistoryPage;
  "find-again": HistoryPage;
  "count-attempts": AttemptCounts;
  "read-attempt": { attempt?: Attempt };
  "salvage-attempts": SalvagedPage;
  "purge-attempts": { removed: number };
  "purge-expired": { removed: number };
  trace: TraceEntry[];
}
export type Reply<Name extends MessageName> = Name extends keyof Replies ? Replies[Name] : undefined;

export type Handlers = { [Name in MessageName]: (payload: Payload<Name>) => Promise<Result<Reply<Name>>> };

/** A message on its way. */
export interface Message {
  name: MessageName;
  payload: unknown;
  /** By which the worker can be asked whether it got the message. */
  messageId?: string;
}
