import type { Attempt } from "./attempt.ts";
import type { User } from "./authing/contract.ts";
import type { ServiceAnswer } from "./failure.ts";
import { maskEmail, maskPhone } from "./mask.ts";

type Known = Pick<User, "phone" | "email">;

/** Digits of a phone from which on it is surely one, and not part of a date or a code. */
const LEAST_DIGITS = 5;

/**
 * The attempt as it may be kept: the service's words and the customer's name can hold the customer's phone or e-mail in full. The
 * result on screen stays as the service worded it.
 */
export function maskedAttempt(attempt: Attempt, user: Known): Attempt {
  const { userName, answer, failure } = attempt;
  return {
    ...attempt,
    ...(userName !== undefined && { userName: maskIn(userName, user) }),
    ...(answer && { answer: maskedAnswer(answer, user) }),
    ...(failure && { failure: { ...failure, ...(failure.answer && { answer: maskedAnswer(failure.answer, user) }) } }),
  };
}

function maskedAnswer(answer: ServiceAnswer, user: Known): ServiceAnswer {
  return answer.message === undefined ? answer : { ...answer, message: maskIn(answer.message, user) };
}

/** However the phone is written, with spaces or hyphens or without, and the e-mail in any case. */
function maskIn(text: string, { phone, email }: Known): string {
  const digits = phone?.replace(/\D/gu, "") ?? "";
  const withoutPhone =
    phone === undefined || digits.length < LEAST_DIGITS
      ? text
      : text.replace(new RegExp(`\\+?${Array.from(digits).join("[\\s().-]*")}`, "gu"), maskPhone(phone));
  return email === undefined
    ? withoutPhone
    : withoutPhone.replace(new RegExp(escapeForRegExp(email), "giu"), () => maskEmail(email));
}

function escapeForRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}
