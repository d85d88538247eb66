import type { Result } from "../failure.ts";
import type { AuthingClient } from "./client.ts";
import { NoData } from "./contract.ts";
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
