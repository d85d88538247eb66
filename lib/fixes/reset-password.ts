import { momentOf } from "../authing/moment.ts";
import { preCheckCode, sendEmail, sendSms, type SentCode } from "../authing/pass-codes.ts";
import { resetPassword as sendReset } from "../authing/users.ts";
import type { User } from "../authing/contract.ts";
import { failed } from "../failure.ts";
import { maskEmail, maskPhone } from "../mask.ts";
import { changedBesides } from "./changed-besides.ts";
import type { Fix, Pressed, Preview, Seen } from "./fix.ts";
import { isSamePhone, phoneNumberOf } from "./phone-number.ts";
import { UPDATE_LOG } from "./verified-update.ts";

const CHANNEL = "CHANNEL_RESET_PASSWORD";
/** What is to change of a user, by the service's names. */
const CHANGED = "passwordLastSetAt";
const ASKED = "resetPasswordOnNextLogin";
/** Milliseconds by which the service's clock may be ahead, or a lost answer late. */
const LATE = 120_000;
/** Characters of a time that is kept as it was sent. */
const LONGEST_TIME = 40;
const parts = [CHANGED, ASKED].map((name) => ({ id: name, name }));

/**
 * The service makes a new password and sends it to the customer's own address. It never comes here,
 * and whatever the service answers, its message is not kept.
 */
export const resetPassword = {
  id: "reset-password",
  preview: ({ user }) => {
    const address = addressOf(user);
    const against: Preview["against"] = address ? [] : ["nothing-to-do"];
    if (user.status !== undefined && user.status !== "Activated") against.push("not-active");
    if (!address) return { against };
    return { target: address.masked, targetStays: true, parts, before: stateOf(user), against };
  },
  isSameTarget: (one, other) => isSameAddress(one.user, other.user),
  proof: {
    sendCode: (client, user) => {
      const sent = addressOf(user)?.sent;
      if (!sent) return Promise.resolve(failed("no-target"));
      return sent.codeType === "EMAIL" ? sendEmail(client, CHANNEL, sent.email) : sendSms(client, CHANNEL, sent.phone);
    },
  },
  apply: async ({ client, user, passCode, beforeChange, timeLimit }) => {
    const sent = addressOf(user)?.sent;
    if (!sent) return failed("no-target");
    const checked = await preCheckCode(client, sent, passCode);
    if (!checked.ok) return checked;
    if (!checked.value.data.isValid) return failed("pass-code-not-valid", { answer: checked.value.answer });
    const by = sent.codeType === "EMAIL" ? "email" : "phone";
    return sendReset(client, user.userId, by, { beforeSend: beforeChange, timeLimit });
  },
  readBack: ({ user }, pressed) =>
    Promise.resolve({ ...seenReset(user, pressed), ...changedBesides(user, pressed, [CHANGED, ASKED]) }),
  log: () => UPDATE_LOG,
} as const satisfies Fix;

/**
 * Where a code and the new password go: to the e-mail, or to the phone if only that one is known to
 * be the customer's.
 */
function addressOf(user: User): { masked: string; sent: SentCode } | undefined {
  const { email, emailVerified, phone, phoneCountryCode } = user;
  const number = phoneNumberOf(user);
  if (phone !== undefined && number && (email === undefined || emailVerified === false)) {
    return {
      masked: maskPhone(phone, phoneCountryCode),
      sent: { codeType: "SMS", channel: CHANNEL, phone: number },
    };
  }
  if (email === undefined) return undefined;
  return { masked: maskEmail(email), sent: { codeType: "EMAIL", channel: CHANNEL, email } };
}

function isSameAddress(one: User, other: User): boolean {
  const [a, b] = [addressOf(one)?.sent, addressOf(other)?.sent];
  if (a?.codeType === "EMAIL" && b?.codeType === "EMAIL") return a.email.toLowerCase() === b.email.toLowerCase();
  return a?.codeType === b?.codeType && isSamePhone(one, other);
}

/**
 * When the password was set, and whether the customer has to set another one at the next sign-in.
 */
function stateOf(user: User): string {
  return `${setAtOf(user)} ${user.resetPasswordOnNextLogin ?? false}`;
}

/** The same moment in the same form; a time without a zone as it was sent. */
function setAtOf({ passwordLastSetAt: at }: User): string {
  return String(momentOf(at) ?? at ?? "").slice(0, LONGEST_TIME);
}

function seenReset(user: User, { before = "", endedAt = Infinity }: Pressed): Seen {
  const [, setBefore = "", askedBefore = ""] = /^(.*) (.*)$/u.exec(before) ?? [];
  const setAt = setAtOf(user);
  const isAsked = user.resetPasswordOnNextLogin;
  if (setAt !== "" && setAt !== setBefore) {
    // By the customer, most likely, who may have come to it without this reset.
    if (Number(setAt) > endedAt + LATE) return {};
    return isAsked === false ? { done: false, left: [ASKED] } : { done: true };
  }
  // A service that says neither when nor whether says nothing of this one.
  if (setAt === "" && isAsked === undefined) return {};
  if (setAt !== "" || isAsked === false) return { done: false };
  // A service that does not say when: only that the customer is asked now, and was not, tells.
  return askedBefore === "false" ? { done: true } : {};
}
