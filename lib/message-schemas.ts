import * as z from "zod/mini";
import { USER_ID_TYPES } from "./authing/user-id-type.ts";
import { ROUTES } from "./fixes/fix.ts";
import { FIXES } from "./fixes/index.ts";

const text = z.string().check(z.maxLength(2_000));
const fixId = z.enum(FIXES.map((fix) => fix.id));

/** What each message to the worker carries. Anything else is not a message. Only the worker parses; pages use the types. */
export const messageSchemas = {
  /** A page opened: whatever can be made ready before the agent acts. */
  wake: z.strictObject({}),
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
  }),
  "test-connection": z.strictObject({}),
};
