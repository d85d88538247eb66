import { preCheckCode, type SentCode } from "../authing/pass-codes.ts";
import type { User } from "../authing/contract.ts";
import type { Answered } from "../authing/read-answer.ts";
import { clearField, getUser, readUserBack, type ClearableField } from "../authing/users.ts";
import { failed, idOf, isAnswerLost, type Failure, type Result } from "../failure.ts";
import { withEarlierIds } from "./earlier-ids.ts";
import type { FixContext, FixLog, LoginMethod } from "./fix.ts";

/**
 * An administrator's update is in the admin audit log. Source: the public management specification.
 */
export const UPDATE_LOG: FixLog = { of: "admin", operationType: "update", resourceType: "user" };

/** What the route needs to know of a fix. */
interface VerifiedUpdate {
  field: ClearableField;
  /** The code to check, for what is on record; absent if there is nothing to unbind. */
  sentCode: SentCode | undefined;
  otherLoginMethods: (user: User) => LoginMethod[];
}

/**
 * The code is checked first, then the administrator's update clears the field. The service enforces
 * neither the code nor login methods here, so this does, on a fresh read.
 */
export async function verifiedUpdate(
  context: FixContext,
  { field, sentCode, otherLoginMethods }: VerifiedUpdate,
): Promise<Result<Answered<unknown>>> {
  const { client, user, passCode } = context;
  if (!sentCode) return failed("no-target");

  const [now, checked] = await Promise.all([getUser(client, user.userId), preCheckCode(client, sentCode, passCode)]);
  if (!checked.ok) return checked;
  if (!checked.value.data.isValid) return failed("pass-code-not-valid", { answer: checked.value.answer });
  if (!now.ok) return now;
  if (now.value.userId !== user.userId || now.value[field] !== user[field]) return failed("user-changed");
  if (otherLoginMethods(now.value).length === 0) return failed("only-login-method");
  return clearWhateverForm(context, field);
}

/**
 * If the first form left the field as it was, the other one is tried: clearing twice is one change.
 */
async function clearWhateverForm(context: FixContext, field: ClearableField): Promise<Result<Answered<unknown>>> {
  const { client, user, beforeChange, clearedForm, timeLimit } = context;
  const remembered = (await clearedForm.read()) ?? null;
  const beforeSend = beforeChange;
  const first = await clearField(client, user.userId, field, remembered, { beforeSend, timeLimit });
  if (!first.ok && !mayBeTheForm(first.failure)) return first;
  const cleared = await isCleared();
  if (cleared === true) await remember(remembered);
  if (cleared !== false) return first;

  const other = remembered === null ? "" : null;
  const second = await clearField(client, user.userId, field, other, { timeLimit });
  // It never left: what counts is what came of the first.
  if (!second.ok && second.failure.code === "locked") return first;
  const clearedNow = await isCleared();
  // Where the service turned the other form down, it was the first that did it, and had only not
  // shown yet.
  const byFirst = first.ok && !second.ok && !isAnswerLost(second.failure);
  if (clearedNow === true) await remember(byFirst ? remembered : other);
  // A replica that lags may still show it: the success stays the answer, and reading back goes on.
  // Otherwise either may have done it.
  return byFirst ? withEarlierIds(first, ownId(second)) : withEarlierIds(second, ownId(first));

  /**
   * `undefined` if it can't be read, which is no reason to try the other form: the caller reads
   * back again.
   */
  async function isCleared(): Promise<boolean | undefined> {
    const now = await readUserBack(client, user.userId);
    return now.ok && now.value.userId === user.userId ? now.value[field] !== user[field] : undefined;
  }

  /**
   * Only saves a request next time: what the service answered must not be lost to a disk that is
   * full.
   */
  function remember(form: null | ""): Promise<void> {
    return clearedForm.write(form).catch(() => undefined);
  }
}

function ownId(said: Result<Answered<unknown>>): string[] {
  return [idOf(said.ok ? said.value : said.failure)?.id ?? []].flat();
}

/** The service understood the request and disliked its content. */
function mayBeTheForm({ code, answer }: Failure): boolean {
  return code === "refused" && (answer?.statusCode === 400 || answer?.statusCode === 422);
}
