import type { Attempt } from "../state/attempt.ts";
import { CLEANED, escapeForRegExp } from "../authing/clean-echo.ts";
import { westernDigits } from "../authing/western-digits.ts";
import type { User } from "../authing/contract.ts";
import type { ServiceAnswer } from "../failure.ts";
import { phoneNumberOf } from "../fixes/phone-number.ts";
import { maskEmail, maskPhone } from "../mask.ts";

type Known = Partial<Pick<User, "phone" | "phoneCountryCode" | "email">>;

/** Digits of a phone from which on it is surely one, and not part of a date or a code. */
const LEAST_DIGITS = 5;

/**
 * The attempt as it may be kept: the service's words and the customer's name can hold the
 * customer's phone or e-mail in full. The result on screen stays as the service worded it.
 * @param user nobody if the customer was forgotten by a lock: then any number can be their phone
 */
export function maskedAttempt(attempt: Attempt, user: Known | undefined): Attempt {
  const { userName, answer, failure } = attempt;
  return {
    ...attempt,
    ...(userName !== undefined && { userName: maskIn(userName, user) }),
    ...(answer && { answer: maskedAnswer(answer, user) }),
    ...(failure && { failure: { ...failure, ...(failure.answer && { answer: maskedAnswer(failure.answer, user) }) } }),
  };
}

/** An answer as it may be kept. */
export function maskedAnswer(answer: ServiceAnswer, user: Known | undefined): ServiceAnswer {
  const { message, apiCode } = answer;
  return {
    ...answer,
    ...(message !== undefined && { message: maskIn(message, user) }),
    ...(typeof apiCode === "string" && { apiCode: maskIn(apiCode, user) }),
  };
}

/** No phone has fewer than seven digits. */
const ANY_NUMBER = /\d(?:[\s().-]{0,4}\d){6,}/gu;

/**
 * The customer's own are known; others can be there too, as the name of an account or in what
 * the service says of it.
 */
function maskIn(text: string, user: Known | undefined): string {
  const masked = maskPhones(maskEmails(maskKnown(westernDigits(text), user ?? {})));
  return user ? masked : masked.replace(ANY_NUMBER, CLEANED);
}

const ANY_EMAIL = /[\p{L}\p{N}.'’_%+-]{1,64}[@＠][\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;

function maskEmails(text: string): string {
  if (!text.includes("@") && !text.includes("＠")) return text;
  return text.replace(ANY_EMAIL, (email) => maskEmail(email.replace("＠", "@")));
}

/**
 * A mainland mobile number, or any number with its country code, that isn't part of a longer word,
 * ID or number. Chinese has no blank between a word and a number.
 */
const ANY_PHONE =
  /(?<![\p{Script=Latin}\p{N}_*-])(?:\+?86[\s-]?)?1[3-9]\d(?:[\s.-]?\d{4}){2}(?![\p{Script=Latin}\p{N}_*-])|\+\d(?:[\s().-]{0,2}\d){6,14}(?!\d)/gu;

function maskPhones(text: string): string {
  return text.replace(ANY_PHONE, (phone) =>
    maskPhone(phone.replace(/[^\d+]/gu, "").replace(/^\+?86(?=1\d{10}$)/u, "")),
  );
}

/** However the phone is written, with spaces or hyphens or without, and the e-mail in any case. */
function maskKnown(text: string, user: Known): string {
  const { phone = "", email } = user;
  // A service can repeat what it was sent, and that is the number without its country code.
  const numbers = new Set([phone, phoneNumberOf(user)?.phoneNumber ?? ""]);
  const withoutPhone = [...numbers].reduce(maskNumber, text);
  return email === undefined
    ? withoutPhone
    : withoutPhone.replace(new RegExp(escapeForRegExp(email), "giu"), () => maskEmail(email));
}

function maskNumber(text: string, phone: string): string {
  const digits = phone.replace(/\D/gu, "");
  if (digits.length < LEAST_DIGITS) return text;
  return text.replace(new RegExp(`\\+?${Array.from(digits).join("[\\s().-]{0,4}")}`, "gu"), maskPhone(phone));
}
