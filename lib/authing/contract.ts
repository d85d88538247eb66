import * as z from "zod/mini";

/**
 * The shapes of Authing's V3 API that this project uses. A field that may be left out can also be
 * `null`. Source: the public documentation and `authing-node-sdk` 4.0.1.
 */

/** Characters. */
const LONGEST_NAME = 500;
/**
 * Characters of anything else. Longer is no value that a user can have, and half of it would be
 * another one.
 */
const LONGEST_VALUE = 2_000;

const boundedString = z.string().check(z.maxLength(LONGEST_VALUE));
/** An empty list can come as `null`. */
const list = z.pipe(
  z.nullable(z.array(z.unknown())),
  z.transform((value) => value ?? []),
);

/** One entry of another shape does not cost the others. */
const listOf = <T>(entry: z.ZodMiniType<T>, most = Infinity) =>
  z.pipe(
    list,
    z.transform((entries) => entries.slice(0, most).flatMap((one) => entry.safeParse(one).data ?? [])),
  );

/**
 * Absent, `null` and the empty string are one kind of nothing: a cleared phone can come back as any
 * of them. Deployments differ in whether an ID or a phone is a text or a number.
 */
const maybeString = z.optional(
  z.pipe(
    z.nullable(z.union([boundedString, z.int()])),
    z.transform((value) => (value === null || value === "" ? undefined : String(value))),
  ),
);
/** The same, if nothing is decided by it: an odd value is none. */
const shownText = z.catch(maybeString, undefined);
/** Only shown, so it can be cut: a name must not fill the desk or the journal. */
const shownName = z.catch(
  z.optional(
    z.pipe(
      z.nullable(z.string()),
      z.transform((name) => (name === null || name === "" ? undefined : name.slice(0, LONGEST_NAME))),
    ),
  ),
  undefined,
);
/** A flag as deployments send it: true or false, as text too, or 1 and 0. */
export const Flag = z.pipe(
  z.union([z.boolean(), z.enum(["true", "false"]), z.literal([0, 1])]),
  z.transform((value) => value === true || value === "true" || value === 1),
);
const maybeBoolean = z.catch(
  z.optional(
    z.pipe(
      z.nullable(Flag),
      z.transform((value) => value ?? undefined),
    ),
  ),
  undefined,
);

/** Milliseconds since 1970, or a date: deployments differ. */
const maybeMoment = z.catch(z.optional(z.nullable(z.union([z.number(), z.string()]))), undefined);

/** `data` of calls that return nothing: whatever it holds, the call worked. */
export const NoData = z.optional(z.unknown());
/**
 * The same, and what it holds is let go at once: it can be a secret that the service has just made.
 */
export const DroppedData = z.pipe(
  NoData,
  z.transform(() => undefined),
);

export const TokenData = z.object({
  access_token: z.string().check(z.minLength(1)),
  /** Seconds; usually 7200. */
  expires_in: z.optional(
    z.nullable(
      z.union([
        z.number().check(z.positive()),
        z.pipe(z.string().check(z.regex(/^[1-9]\d{0,8}(?:\.\d{1,9})?$/u)), z.transform(Number)),
      ]),
    ),
  ),
});

/** The part of the management token's JWT payload that later calls need. */
export const TokenPayload = z.object({ scoped_userpool_id: z.string() });

const identity = z.object({
  identityId: shownText,
  extIdpId: shownText,
  provider: shownText,
  type: shownText,
  userIdInIdp: shownText,
});

/** One that can't be read is none: a login method that nobody saw must not be relied on. */
const identities = z.pipe(
  z.optional(z.unknown()),
  z.transform((value) =>
    [value]
      .flat()
      // More than anybody has; a desk that names them all would have no room for anything else.
      .slice(0, 100)
      .flatMap((one) => identity.safeParse(one).data ?? []),
  ),
);

const STATUSES = ["Activated", "Suspended", "Deactivated", "Resigned", "Archived"];
/** Others may come. Deployments differ in their case. */
const status = z.optional(
  z.pipe(
    shownText,
    z.transform((value) => STATUSES.find((known) => known.toLowerCase() === value?.toLowerCase()) ?? value),
  ),
);

/** `UserDto`: the parts that matter here. */
export const User = z.object({
  userId: boundedString.check(z.minLength(1)),
  status,
  /** `U`, `M`, `F`. */
  gender: shownText,
  username: shownText,
  name: shownName,
  nickname: shownName,
  email: maybeString,
  emailVerified: maybeBoolean,
  phone: maybeString,
  phoneCountryCode: maybeString,
  phoneVerified: maybeBoolean,
  externalId: shownText,
  lastLogin: maybeMoment,
  createdAt: maybeMoment,
  statusChangedAt: maybeMoment,
  passwordLastSetAt: maybeMoment,
  resetPasswordOnNextLogin: maybeBoolean,
  identities,
});
export type User = z.infer<typeof User>;

export const UserOrNothing = z.nullable(z.optional(User));

/** Everything that the service shows of a user, for a comparison with the same user later. */
export const WholeUser = z.record(z.string(), z.unknown());

const totalCount = z.catch(z.pipe(z.union([z.number(), z.string()]), z.pipe(z.transform(Number), z.number())), 0);

/** Of `list-users`. */
export const Users = z.object({ totalCount, list });

const Login = z.object({ appName: shownName, clientIp: shownText, time: maybeMoment });
/** `get-user-login-history`. */
export const LoginHistory = z.object({
  totalCount,
  list: listOf(Login),
});

export type LoginHistory = z.infer<typeof LoginHistory>;

/** `get-user-loggedin-apps`. */
export const LoggedInApps = z.pipe(
  z.nullable(z.optional(z.array(z.object({ appId: z.string().check(z.minLength(1)), appName: shownName })))),
  z.transform((apps) => apps ?? []),
);

/** `check-session-status`. */
export const SessionStatus = z.object({ active: Flag });

/** It lets an update through, so nothing but `true` is one. */
export const PreCheckData = z.object({ isValid: z.boolean() });

const ActionLog = z.object({
  requestId: maybeString,
  userId: maybeString,
  eventType: maybeString,
  success: maybeBoolean,
  timestamp: maybeMoment,
  clientIp: maybeString,
  eventDetail: z.optional(z.unknown()),
});
export type ActionLog = z.infer<typeof ActionLog>;

/** 50 are asked for; a service may ignore that. */
const MOST_ENTRIES = 200;

export const ActionLogs = z.object({ list: listOf(ActionLog, MOST_ENTRIES) });

const AdminLog = z.object({
  requestId: maybeString,
  operationType: maybeString,
  resourceType: maybeString,
  success: maybeBoolean,
  timestamp: maybeMoment,
  clientIp: maybeString,
  /** What was changed, as text or as an object; its shape is not documented. */
  originValue: z.optional(z.unknown()),
  targetValue: z.optional(z.unknown()),
});
export type AdminLog = z.infer<typeof AdminLog>;

export const AdminLogs = z.object({ list: listOf(AdminLog, MOST_ENTRIES) });
