import * as z from "zod/mini";
import { lazySchema, type Parsed } from "../lazy-schema.ts";

/**
 * The shapes of Authing's V3 API, as far as this project uses them. Unknown fields are ignored, and a field
 * the service may leave out can be absent or `null`: both occur.
 * Source: the public documentation and the published SDKs (npm `authing-node-sdk` 4.0.1).
 */

/** Absent, `null` and the empty string are one kind of nothing: a cleared phone can come back as any of them. */
const maybeString = lazySchema(() =>
  z.optional(
    z.pipe(
      z.nullable(z.string()),
      z.transform((value) => (value === null || value === "" ? undefined : value)),
    ),
  ),
);
const maybeBoolean = lazySchema(() =>
  z.optional(
    z.pipe(
      z.nullable(z.boolean()),
      z.transform((value) => value ?? undefined),
    ),
  ),
);

/** Older deployments send `apiCode` as a numeric string. */
const apiCode = () =>
  z.pipe(
    z.optional(z.nullable(z.union([z.int(), z.string().check(z.regex(/^\d{1,9}$/))]))),
    z.transform((value) => (value === null || value === undefined ? undefined : Number(value))),
  );

/** `CommonResponseDto`, the envelope of every answer. */
export const CommonResponse = lazySchema(() =>
  z.object({
    statusCode: z.int(),
    message: maybeString.schema(),
    apiCode: apiCode(),
    requestId: maybeString.schema(),
    data: z.optional(z.unknown()),
  }),
);
export type CommonResponse = Parsed<typeof CommonResponse>;

const DeniedInData = lazySchema(() => z.object({ success: z.literal(false) }));

/** `data` of calls that return nothing; a 200 with `data.success: false` is no success. */
export const NoData = lazySchema(() =>
  z.pipe(
    z.optional(z.unknown()),
    z.transform((value) => ({ denied: DeniedInData.safeParse(value).success })),
  ),
);

export const TokenData = lazySchema(() =>
  z.object({
    access_token: z.string().check(z.minLength(1)),
    /** Seconds; usually 7200. */
    expires_in: z.number().check(z.positive()),
  }),
);

/** The part of the management token's JWT payload that later calls need. */
export const TokenPayload = lazySchema(() => z.object({ scoped_userpool_id: z.string() }));

const identity = () =>
  z.object({
    identityId: maybeString.schema(),
    extIdpId: maybeString.schema(),
    provider: maybeString.schema(),
    type: maybeString.schema(),
    userIdInIdp: maybeString.schema(),
  });

const identities = () =>
  z.pipe(
    z.optional(z.nullable(z.array(identity()))),
    z.transform((value) => value ?? []),
  );

/** `UserDto`: the parts that matter here. */
export const User = lazySchema(() =>
  z.object({
    userId: z.string().check(z.minLength(1)),
    /** `Activated`, `Suspended`, `Deactivated`, `Resigned`, `Archived`; others may come. */
    status: maybeString.schema(),
    username: maybeString.schema(),
    name: maybeString.schema(),
    nickname: maybeString.schema(),
    email: maybeString.schema(),
    emailVerified: maybeBoolean.schema(),
    phone: maybeString.schema(),
    phoneCountryCode: maybeString.schema(),
    phoneVerified: maybeBoolean.schema(),
    externalId: maybeString.schema(),
    identities: identities(),
  }),
);
export type User = Parsed<typeof User>;

export const UserOrNothing = lazySchema(() => z.nullable(z.optional(User.schema())));

export const PreCheckData = lazySchema(() => z.object({ isValid: z.boolean() }));

const ActionLog = lazySchema(() =>
  z.object({
    requestId: maybeString.schema(),
    userId: maybeString.schema(),
    eventType: maybeString.schema(),
    success: maybeBoolean.schema(),
    /** Milliseconds since 1970, or an ISO date: deployments differ. */
    timestamp: z.optional(z.nullable(z.union([z.number(), z.string()]))),
    clientIp: maybeString.schema(),
    eventDetail: z.optional(z.unknown()),
  }),
);
export type ActionLog = Parsed<typeof ActionLog>;

export const ActionLogs = lazySchema(() =>
  z.object({
    totalCount: z.number(),
    list: z.array(ActionLog.schema()),
  }),
);
