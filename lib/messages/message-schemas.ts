import * as z from "zod/mini";
import { OUTCOMES } from "../state/attempt.ts";
import { USER_ID_TYPES } from "../authing/user-id-type.ts";
import { ROUTES } from "../fixes/fix.ts";
import { FIXES } from "../fixes/index.ts";
import { LARGEST_PAGE } from "../journal/query.ts";
import { lazySchema } from "../lazy-schema.ts";
import { LONGEST_TEXT } from "./text-limit.ts";
import { MAX_LOCK_MINUTES } from "../state/settings.ts";

const shared = () => ({
  text: z.string().check(z.maxLength(LONGEST_TEXT)),
  fixId: z.enum(FIXES.map((fix) => fix.id)),
});

/** What a message carries; nothing more may be in it. */
function payload<Shape extends z.core.$ZodShape>(shape: (parts: ReturnType<typeof shared>) => Shape) {
  return lazySchema(() => z.strictObject(shape(shared())));
}

/** What each message to the worker carries. Anything else is not a message. Only the worker parses; pages use the types. */
export const messageSchemas = {
  /** A page opened: whatever can be made ready before the agent acts. */
  wake: payload(() => ({})),
  /** Whether the worker is still the one it was. A page asks by itself, so this is no use of the desk. */
  "which-worker": payload(({ text }) => ({ messageId: z.optional(text) })),
  "find-user": payload(({ text }) => ({
    /** As typed, to tell whether the answer still belongs to what stands in the field. */
    typed: text,
    userId: text.check(z.minLength(1)),
    userIdType: z.enum(USER_ID_TYPES),
    countryCode: z.optional(z.string().check(z.regex(/^\d{1,4}$/))),
  })),
  "send-code": payload(({ text, fixId }) => ({ fixId, userId: text })),
  "apply-fix": payload(({ text, fixId }) => ({ fixId, userId: text, passCode: text, passCodeTypedAt: z.number() })),
  "check-again": payload(({ text }) => ({ attemptId: text })),
  /** Whatever stands there, or where a look-up is named, that one alone. */
  "clear-desk": payload(({ text }) => ({ lookupId: z.optional(text) })),
  /** The agent has these outcomes before their eyes. */
  "mark-seen": payload(({ text }) => ({ attemptIds: z.array(text).check(z.maxLength(100)) })),
  unlock: payload(({ text }) => ({ passphrase: text })),
  lock: payload(() => ({})),
  "save-settings": payload(({ text }) => ({
    serviceAddress: text,
    accessKeyId: text,
    /** Empty: the stored one stays. */
    accessKeySecret: text,
    appId: text,
    route: z.enum(ROUTES),
    passphrase: text,
    /** Absent: as it was. */
    autoLockMinutes: z.optional(z.int().check(z.minimum(1), z.maximum(MAX_LOCK_MINUTES))),
    /** The secret is kept for this browser session alone; needs no passphrase. */
    sessionOnly: z.optional(z.boolean()),
  })),
  "change-passphrase": payload(({ text }) => ({ current: text, next: text })),
  "forget-secret": payload(() => ({})),
  "test-connection": payload(() => ({})),
  /** Reads back what is not known for sure, where it is due. */
  recheck: payload(() => ({})),
  "find-attempts": payload(({ text }) => ({
    text,
    outcome: z.optional(z.enum(OUTCOMES)),
    from: z.optional(z.number()),
    to: z.optional(z.number()),
    after: z.optional(z.strictObject({ preparedAt: z.number(), attemptId: text })),
    limit: z.int().check(z.minimum(1), z.maximum(LARGEST_PAGE)),
  })),
  "read-attempt": payload(({ text }) => ({ attemptId: text })),
  /** What can be read where `find-attempts` fails. */
  "salvage-attempts": payload(({ text }) => ({ after: z.optional(text) })),
  /** Removes every settled attempt. */
  "purge-attempts": payload(() => ({})),
  /** Removes those that are older than they are kept for. */
  "purge-expired": payload(() => ({})),
  trace: payload(({ text }) => ({ requestId: text })),
};
