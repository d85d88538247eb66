import * as z from "zod";
import { defineEndpoint } from "../endpoint.ts";
import { findByNumber } from "../find-person.ts";
import { phoneTarget } from "../messages.ts";
import { refuse } from "../outcome.ts";
import { refusals } from "../refusals.ts";
import { sendMessage } from "./send-message.ts";

export const smsChannels = z.enum([
  "CHANNEL_LOGIN",
  "CHANNEL_REGISTER",
  "CHANNEL_RESET_PASSWORD",
  "CHANNEL_BIND_PHONE",
  "CHANNEL_UNBIND_PHONE",
  "CHANNEL_BIND_MFA",
  "CHANNEL_VERIFY_MFA",
  "CHANNEL_UNBIND_MFA",
  "CHANNEL_COMPLETE_PHONE",
  "CHANNEL_IDENTITY_VERIFICATION",
  "CHANNEL_DELETE_ACCOUNT",
]);

export const countryCode = z.string().regex(/^\+\d{1,4}$/);

/** Sends an SMS with a code. `phoneNumber` carries no country code. */
export const sendSms = defineEndpoint({
  name: "send-sms",
  access: "messages",
  input: z.object({
    channel: smsChannels,
    phoneNumber: z.string().regex(/^\d{4,15}$/),
    phoneCountryCode: countryCode.optional(),
  }),
  run: (context, { channel, phoneNumber, phoneCountryCode }) => {
    const owner = findByNumber(context.sandbox.world.people, phoneNumber, phoneCountryCode);
    if (channel === "CHANNEL_UNBIND_PHONE" && owner === undefined) return refuse(refusals.userNotFound);
    return sendMessage(context, phoneTarget(phoneNumber, phoneCountryCode), channel, owner?.userId);
  },
});
