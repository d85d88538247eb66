import * as z from "zod";
import { defineEndpoint } from "../endpoint.ts";
import { countTry, emailTarget, messageWithCode, phoneTarget } from "../messages.ts";
import { read } from "../outcome.ts";
import { refusals } from "../refusals.ts";
import { emailChannels } from "./send-email.ts";
import { countryCode, smsChannels } from "./send-sms.ts";

const sms = z.object({
  phone: z.string().min(1),
  passCode: z.string().min(1),
  phoneCountryCode: countryCode.optional(),
  channel: smsChannels,
});
const mail = z.object({ email: z.email(), passCode: z.string().min(1), channel: emailChannels });

/** Says whether a code is right, and leaves it good for one real use. */
export const preCheckCode = defineEndpoint({
  name: "pre-check-code",
  access: "app",
  input: z.discriminatedUnion("codeType", [
    z.object({ codeType: z.literal("SMS"), smsCodePayload: sms }),
    z.object({ codeType: z.literal("EMAIL"), emailCodePayload: mail }),
  ]),
  run: ({ sandbox, request }, input) => {
    const payload = input.codeType === "SMS" ? input.smsCodePayload : input.emailCodePayload;
    const { to } =
      input.codeType === "SMS"
        ? phoneTarget(input.smsCodePayload.phone, input.smsCodePayload.phoneCountryCode)
        : emailTarget(input.emailCodePayload.email);
    const found = messageWithCode(
      sandbox.world.messages,
      to,
      payload.channel,
      payload.passCode,
      sandbox.clock.now(),
      sandbox.switches.codeAttempts,
    );
    if (found === undefined && sandbox.switches.preCheckCounts) countTry(sandbox.world.messages, to, payload.channel);
    if (found !== undefined || !sandbox.switches.checksCodes) return read({ isValid: true });
    return read({ isValid: false, message: request.lang === "en-US" ? refusals.wrongCode.en : refusals.wrongCode.zh });
  },
});
