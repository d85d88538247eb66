import type { Result } from "../failure.ts";
import type { AuthingClient } from "./client.ts";
import { PreCheckData } from "./contract.ts";
import type { EmailChannel } from "./email.ts";
import type { Answered } from "./read-answer.ts";
import type { PhoneNumber, SmsChannel } from "./pass-codes.ts";

/** A code as the customer got it, and where. */
export type SentCode =
  | { codeType: "SMS"; channel: SmsChannel; phone: PhoneNumber }
  | { codeType: "EMAIL"; channel: EmailChannel; email: string };

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
