import type { User } from "../authing/contract.ts";
import type { ManagementToken } from "../authing/token.ts";
import { USER_ID_TYPES } from "../authing/user-id-type.ts";
import { FAILURE_CODES, UNDOCUMENTED_ANSWERS, type Failure, type ServiceAnswer } from "../failure.ts";
import { fixIds } from "../fixes/fix-ids.ts";
import { ROUTES, type Changed, type LoginMethod, type Obstacle, type Part, type Preview } from "../fixes/fix.ts";
import { OUTCOMES, STATES, type Attempt, type PutBack } from "./attempt.ts";
import {
  either,
  fields,
  isFlag,
  isName,
  isNumber,
  isText,
  isTime,
  isTrue,
  listOf,
  mapOf,
  oneOf,
  reading,
  readingEach,
  type Is,
} from "./shapes.ts";
import type { Candidate, Customer, Draft, Lookup, RecentCustomer, SentCode } from "./customer.ts";

// Memory of the browser session is read like what is on disk: another version may have written it.
// A value that doesn't fit is absent, and in a map its entry is.

/** What **Undo** puts back. */
export interface ClearedDesk {
  lookup: Lookup;
  user?: User;
  attempts: Attempt[];
}

/** The access key secret, unlocked. */
export interface HeldSecret {
  secret: string;
  /**
   * The service address and access key that it was entered for, as in the vault. It is used with no
   * other.
   */
  boundTo: string;
  /**
   * Another one after each lock, and for each service: what was begun before is not gone on with.
   */
  unlockId: string;
}

export const isAnswer: Is<ServiceAnswer> = fields(
  {},
  {
    httpStatus: isNumber,
    statusCode: isNumber,
    apiCode: either(isNumber, isText),
    message: isText,
    messageLength: isNumber,
    requestId: isText,
    uniqueId: isText,
    headerRequestId: isText,
    earlierRequestIds: listOf(isText),
  },
);
export const isFailure: Is<Failure> = fields(
  { code: oneOf(...FAILURE_CODES) },
  {
    answer: isAnswer,
    came: oneOf(...UNDOCUMENTED_ANSWERS),
    field: isText,
    digits: isNumber,
    partly: isTrue,
    retryAt: isTime,
    origin: isText,
    detail: isText,
  },
);

const isPart: Is<Part> = fields({ id: isText, name: isText }, {});
const isLoginMethod: Is<LoginMethod> = either(
  either(fields({ kind: oneOf("email"), verified: isFlag }, {}), fields({ kind: oneOf("phone") }, {})),
  fields({ kind: oneOf("identity"), provider: isText }, {}),
);
const isObstacle: Is<Obstacle> = oneOf("nothing-to-do", "only-login-method", "not-active");
const isPreview: Is<Preview> = fields(
  { against: listOf(isObstacle) },
  {
    target: isText,
    targetStays: isTrue,
    otherLoginMethods: listOf(isLoginMethod),
    parts: listOf(isPart),
    since: isTime,
    before: isText,
  },
);

const isCustomer: Is<Customer> = fields(
  { userId: isName, verdicts: mapOf(isPreview) },
  { name: isText, phone: isText, email: isText, status: isText, lastLoginAt: isTime, createdAt: isTime },
);
const candidateNeeds = { userId: isName };
const candidateMore = { name: isText, phone: isText, email: isText };
const isCandidate: Is<Candidate> = fields(candidateNeeds, candidateMore);
const isLookup: Is<Lookup> = fields(
  {
    typed: isText,
    userIdType: oneOf(...USER_ID_TYPES),
    lookupId: isText,
    state: oneOf("finding", "found", "several", "failed"),
  },
  {
    foundAt: isTime,
    customer: isCustomer,
    service: fields({ serviceAddress: isText }, { accessKeyId: isText }),
    candidates: fields({ users: listOf(isCandidate), total: isNumber }, {}),
    failure: isFailure,
  },
);
export const readLookup = reading(isLookup);

const ofFixAndUser = { serviceAddress: isText, fixId: oneOf(...fixIds), userId: isName };

const isSentCode: Is<SentCode> = fields(
  { ...ofFixAndUser, state: oneOf("sending", "sent", "failed"), target: isText, at: isTime },
  { nextAt: isTime, sentAt: isTime, failure: isFailure },
);
export const readSentCodes = readingEach(isSentCode);

export const isChanged: Is<Changed> = fields({ field: isText }, { before: isText, after: isText, late: isTrue });
const isPutBack: Is<PutBack> = fields(
  { at: isTime, state: oneOf("sending", "answered") },
  { answer: isAnswer, failure: isFailure, unclear: isTrue },
);
const isAttempt: Is<Attempt> = fields(
  {
    ...ofFixAndUser,
    attemptId: isName,
    route: oneOf(...ROUTES),
    target: isText,
    state: oneOf(...STATES),
    preparedAt: isTime,
  },
  {
    accessKeyId: isText,
    userName: isText,
    parts: listOf(isPart),
    before: isText,
    sentAt: isTime,
    answeredAt: isTime,
    settledAt: isTime,
    answer: isAnswer,
    failure: isFailure,
    readBack: fields(
      { at: isTime },
      {
        done: isFlag,
        left: listOf(isText),
        notKnown: listOf(isText),
        replaced: isTrue,
        orLater: isTrue,
        alsoChanged: listOf(isChanged),
      },
    ),
    putBack: isPutBack,
    outcome: oneOf(...OUTCOMES),
    recoveredRequestId: isText,
    rechecks: isNumber,
    recheckAt: isTime,
  },
);
export const readAttempt = reading(isAttempt);
export const readAttempts = readingEach(isAttempt);
export const readMoments = readingEach(isTime);

const isMoment = either(either(isNumber, isText), (value): value is null => value === null);
const isUser: Is<User> = fields(
  {
    userId: isName,
    identities: listOf(
      fields({}, { identityId: isText, extIdpId: isText, provider: isText, type: isText, userIdInIdp: isText }),
    ),
  },
  {
    status: isText,
    gender: isText,
    username: isText,
    name: isText,
    nickname: isText,
    email: isText,
    emailVerified: isFlag,
    phone: isText,
    phoneCountryCode: isText,
    phoneVerified: isFlag,
    externalId: isText,
    lastLogin: isMoment,
    createdAt: isMoment,
    statusChangedAt: isMoment,
    passwordLastSetAt: isMoment,
    resetPasswordOnNextLogin: isFlag,
  },
);
export const readUser = reading(isUser);
export const readUsers = readingEach(isUser);

const isHeldSecret: Is<HeldSecret> = fields({ secret: isName, boundTo: isName, unlockId: isName }, {});
export const readHeldSecret = reading(isHeldSecret);
const isToken: Is<ManagementToken> = fields(
  { accessToken: isName, useUntil: isNumber, owner: isName },
  { userPoolId: isText },
);
export const readToken = reading(isToken);

const isDraft: Is<Draft> = fields(
  { typed: isText },
  { userIdType: oneOf(...USER_ID_TYPES), typeCameAlong: isFlag, fixId: oneOf(...fixIds), writtenBy: isText },
);
export const readDraft = reading(isDraft);
export const readNotInserted = reading(fields({ at: isTime }, { text: isText }));

const isRecentCustomer: Is<RecentCustomer> = fields(
  { ...candidateNeeds, serviceAddress: isText },
  { ...candidateMore, accessKeyId: isText, outcome: oneOf(...OUTCOMES), pressedAt: isTime },
);
export const readRecentCustomers = reading(listOf(isRecentCustomer));
const isClearedDesk: Is<ClearedDesk> = fields({ lookup: isLookup, attempts: listOf(isAttempt) }, { user: isUser });
export const readClearedDesk = reading(isClearedDesk);
