import type { Result } from "../failure.ts";
import type { AuthingClient } from "./client.ts";
import { NoData, PreCheckData } from "./contract.ts";
import type { Answered } from "./read-answer.ts";
import { SENT_LATELY } from "./sent-lately.ts";

/**
 * A phone as the service keeps it: the number without country code, and the code (`+86`) if one is
 * on record.
 */
export interface PhoneNumber {
  phoneNumber: string;
  phoneCountryCode?: string;
}

/** What a code sent by SMS is good for; those this project uses. */
type SmsChannel = "CHANNEL_UNBIND_PHONE" | "CHANNEL_RESET_PASSWORD";
/** What a code sent by e-mail is good for; those this project uses. */
type EmailChannel = "CHANNEL_UNBIND_EMAIL" | "CHANNEL_RESET_PASSWORD";

/** A code as the customer got it, and where. */
export type SentCode =
  | { codeType: "SMS"; channel: SmsChannel; phone: PhoneNumber }
  | { codeType: "EMAIL"; channel: EmailChannel; email: string };

/** `POST /api/v3/send-sms`. The service allows one message a minute for each phone and channel. */
export async function sendSms(
  client: AuthingClient,
  channel: SmsChannel,
  phone: PhoneNumber,
): Promise<Result<Answered<unknown>>> {
  return orTooSoon(
    await client.call({ path: "/api/v3/send-sms", body: { channel, ...phone }, data: NoData, inAppsName: true }),
  );
}

/** `POST /api/v3/send-email`. */
export async function sendEmail(
  client: AuthingClient,
  channel: EmailChannel,
  email: string,
): Promise<Result<Answered<unknown>>> {
  return orTooSoon(
    await client.call({ path: "/api/v3/send-email", body: { channel, email }, data: NoData, inAppsName: true }),
  );
}

/** A refusal of a send that says that a code was sent within the minute. */
function orTooSoon<T>(result: Result<T>): Result<T> {
  if (result.ok || result.failure.code !== "refused") return result;
  const { statusCode, apiCode } = result.failure.answer ?? {};
  const isTooSoon = SENT_LATELY.some((code) => code === apiCode) || statusCode === 429;
  return isTooSoon ? { ok: false, failure: { ...result.failure, code: "code-sent-lately" } } : result;
}

/** `POST /api/v3/pre-check-code`: says whether a code is right without using it up. */
export function preCheckCode(
  client: AuthingClient,
  sent: SentCode,
  passCode: string,
): Promise<Result<Answered<{ isValid: boolean }>>> {
  return client.call({
    path: "/api/v3/pre-check-code",
    body: bodyOf(sent, passCode),
    data: PreCheckData,
    inAppsName: true,
  });
}

function bodyOf(sent: SentCode, passCode: string): object {
  const { codeType, channel } = sent;
  if (codeType === "EMAIL") return { codeType, emailCodePayload: { email: sent.email, passCode, channel } };
  const { phoneNumber: phone, phoneCountryCode } = sent.phone;
  const smsCodePayload = { phone, passCode, ...(phoneCountryCode !== undefined && { phoneCountryCode }), channel };
  return { codeType, smsCodePayload };
}
