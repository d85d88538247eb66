import type { User } from "../authing/contract.ts";
import { preCheckCode, sendSms, type PhoneNumber } from "../authing/sms.ts";
import { unbindPhone as sendUnbindPhone } from "../authing/unbind.ts";
import { clearPhone, getUser } from "../authing/users.ts";
import type { Answered } from "../authing/read-answer.ts";
import { failed, type Failure, type Result } from "../failure.ts";
import { maskEmail, maskPhone } from "../mask.ts";
import type { Fix, FixContext, LoginMethod } from "./fix.ts";

const CHANNEL = "CHANNEL_UNBIND_PHONE";

export const unbindPhone = {
  id: "unbind-phone",
  target,
  otherLoginMethods,
  sendCode: (client, user) => {
    const phone = phoneOf(user);
    return phone ? sendSms(client, CHANNEL, phone) : Promise.resolve(failed("no-target"));
  },
  apply: { "unbind-phone": throughUnbindPhone, "verified-update": throughVerifiedUpdate },
} as const satisfies Fix;

function target(user: User): string | undefined {
  return user.phone === undefined ? undefined : maskPhone(user.phone, user.phoneCountryCode);
}

/** E-mail and social accounts count; a username with a password does not (Authing's documentation of `unbind_phone`). */
function otherLoginMethods(user: User): LoginMethod[] {
  const identities = user.identities.map((identity): LoginMethod => ({
    kind: "identity",
    provider: identity.provider ?? identity.type ?? identity.extIdpId ?? "",
  }));
  if (user.email === undefined) return identities;
  return [{ kind: "email", masked: maskEmail(user.email), verified: user.emailVerified ?? false }, ...identities];
}

/** `phoneNumber` goes without its country code, which some pools keep in both fields. */
function phoneOf(user: User): PhoneNumber | undefined {
  if (user.phone === undefined) return undefined;
  if (user.phoneCountryCode === undefined) return { phoneNumber: user.phone };
  const phoneCountryCode = user.phoneCountryCode.replace(/^\+?/, "+");
  const phoneNumber = user.phone.startsWith(phoneCountryCode) ? user.phone.slice(phoneCountryCode.length) : user.phone;
  return { phoneNumber, phoneCountryCode };
}

/** Names the user beside the code. A service that keeps the call to the customer's own session says so in several ways. */
async function throughUnbindPhone({ client, user, passCode, beforeChange, timeLimit }: FixContext) {
  const { userId } = user;
  const result = await sendUnbindPhone(client, { userId, passCode }, { beforeSend: beforeChange, timeLimit });
  if (result.ok || !isEndUserOnly(result.failure)) return result;
  return { ok: false as const, failure: { ...result.failure, code: "end-user-only" as const } };
}

function isEndUserOnly({ code, answer }: Failure): boolean {
  if (code !== "refused" || answer === undefined) return false;
  const { statusCode, apiCode } = answer;
  if (apiCode === 2020) return true;
  // 2004 with a 404 speaks of the user, not of the call.
  return statusCode === 401 || (statusCode === 404 && apiCode !== 2004);
}

/**
 * What the public management API offers: the code is checked first, then the administrator's update clears the phone. The
 * service enforces neither the code nor the rule on login methods here, so both are ours to enforce, on a fresh read.
 */
async function throughVerifiedUpdate(context: FixContext): Promise<Result<Answered<unknown>>> {
  const { client, user, passCode } = context;
  const phone = phoneOf(user);
  if (!phone) return failed("no-target");

  const [now, checked] = await Promise.all([
    getUser(client, user.userId),
    preCheckCode(client, CHANNEL, phone, passCode),
  ]);
  if (!checked.ok) return checked;
  if (!checked.value.data.isValid) return failed("pass-code-not-valid", { answer: checked.value.answer });
  if (!now.ok) return now;
  if (now.value.userId !== user.userId || now.value.phone !== user.phone) return failed("user-changed");
  if (otherLoginMethods(now.value).length === 0) return failed("only-login-method");
  return clearWhateverForm(context);
}

/** Clearing is idempotent, so a second form after the first left the phone bound is no second change. */
async function clearWhateverForm({ client, user, beforeChange, clearedForm, timeLimit }: FixContext) {
  const remembered = (await clearedForm.read()) ?? null;
  const first = await clearPhone(client, user.userId, remembered, { beforeSend: beforeChange, timeLimit });
  if (!first.ok && !mayBeTheForm(first.failure)) return first;
  const cleared = await isCleared();
  if (cleared === true) await clearedForm.write(remembered);
  if (cleared !== false) return first;

  const other = remembered === null ? "" : null;
  const second = await clearPhone(client, user.userId, other, { timeLimit });
  if ((await isCleared()) === true) await clearedForm.write(other);
  return second;

  /** `undefined` where it can't be read, which is no reason to try the other form: the caller reads back again. */
  async function isCleared(): Promise<boolean | undefined> {
    const now = await getUser(client, user.userId);
    return now.ok ? now.value.phone !== user.phone : undefined;
  }
}

/** The service understood the request and disliked its content. */
function mayBeTheForm({ code, answer }: Failure): boolean {
  return code === "refused" && (answer?.statusCode === 400 || answer?.statusCode === 422);
}
