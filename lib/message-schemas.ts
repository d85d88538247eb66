import * as z from "zod/mini";
import { OUTCOMES } from "./attempt.ts";
import { USER_ID_TYPES } from "./authing/user-id-type.ts";
import { ROUTES } from "./fixes/fix.ts";
import { FIXES } from "./fixes/index.ts";
import { LARGEST_PAGE } from "./history-query.ts";
import { LONGEST_TEXT } from "./longest-text.ts";
import { MAX_LOCK_MINUTES } from "./settings.ts";

const text = z.string().check(z.maxLength(LONGEST_TEXT));
const fixId = z.enum(FIXES.map((fix) => fix.id));

/** What each message to the worker carries. Anything else is not a message. Only the worker parses; pages use the types. */
export const messageSchemas = {
  /** A page opened: whatever can be made ready before the agent acts. */
  wake: z.strictObject({}),
  /** Whether the worker is still the one it was. A page asks by itself, so this is no use of the desk. */
  "which-worker": z.strictObject({ messageId: z.optional(text) }),
  "find-user": z.strictObject({
    /** As typed, to tell whether the answer still belongs to what stands in the field. */
    typed: text,
    userId: text.check(z.minLength(1)),
    userIdType: z.enum(USER_ID_TYPES),
    countryCode: z.optional(z.string().check(z.regex(/^\d{1,4}$/))),
  }),
  "send-code": z.strictObject({ fixId, userId: text }),
  "apply-fix": z.strictObject({ fixId, userId: text, passCode: text, passCodeTypedAt: z.number() }),
  "check-again": z.strictObject({ attemptId: text }),
  "clear-desk": z.strictObject({}),
  /** The agent has these outcomes before their eyes. */
  "mark-seen": z.strictObject({ attemptIds: z.array(text).check(z.maxLength(100)) }),
  unlock: z.strictObject({ passphrase: text }),
  lock: z.strictObject({}),
  "save-settings": z.strictObject({
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
  }),
  "change-passphrase": z.strictObject({ current: text, next: text }),
  "forget-secret": z.strictObject({}),
  "test-connection": z.strictObject({}),
  /** Reads back what is not known for sure, where it is due. */
  recheck: z.strictObject({}),
  "find-attempts": z.strictObject({
    text,
    outcome: z.optional(z.enum(OUTCOMES)),
    from: z.optional(z.number()),
    to: z.optional(z.number()),
    after: z.optional(z.strictObject({ preparedAt: z.number(), attemptId: text })),
    limit: z.int().check(z.minimum(1), z.maximum(LARGEST_PAGE)),
  }),
  "read-attempt": z.strictObject({ attemptId: text }),
  /** What can be read where `find-attempts` fails. */
  "salvage-attempts": z.strictObject({ after: z.optional(text) }),
  /** Removes every settled attempt. */
  "purge-attempts": z.strictObject({}),
  /** Removes those that are older than they are kept for. */
  "purge-expired": z.strictObject({}),
  trace: z.strictObject({ requestId: text }),
};
