import type { Result } from "../failure.ts";
import type { AuthingClient } from "./client.ts";
import { NoData, PreCheckData } from "./contract.ts";
import { denied } from "./denied.ts";
import type { Answered } from "./read-answer.ts";

/** A phone as the service keeps it: the number without country code, and the code (`+86`) where one is on record. */
export interface PhoneNumber {
  phoneNumber: string;
  phoneCountryCode?: string;
}

/** What a code sent by SMS is good for; those this project uses. */
export type SmsChannel = "CHANNEL_UNBIND_PHONE";

/** `POST /api/v3/send-sms`. The service allows one message a minute for each phone and channel. */
export async function sendSms(
  client: AuthingClient,
  channel: SmsChannel,
  phone: PhoneNumber,
): Promise<Result<Answered<unknown>>> {
  return denied(
    await client.call({ path: "/api/v3/send-sms", body: { channel, ...phone }, data: NoData, inAppsName: true }),
  );
}

/** `POST /api/v3/pre-check-code`: says whether a code is right without using it up. */
export async function preCheckCode(
  client: AuthingClient,
  channel: SmsChannel,
  { phoneNumber, phoneCountryCode }: PhoneNumber,
  passCode: string,
): Promise<Result<Answered<{ isValid: boolean }>>> {
  const smsCodePayload = {
    phone: phoneNumber,
    passCode,
    ...(phoneCountryCode !== undefined && { phoneCountryCode }),
    channel,
  };
  const result = await client.call({
    path: "/api/v3/pre-check-code",
    body: { codeType: "SMS", smsCodePayload },
    data: PreCheckData,
    inAppsName: true,
  });
  return result;
}
