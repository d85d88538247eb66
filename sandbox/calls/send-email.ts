import * as z from "zod";
import { defineEndpoint } from "../endpoint.ts";
import { findPerson } from "../find-person.ts";
import { emailTarget } from "../messages.ts";
import { refuse } from "../outcome.ts";
import { refusals } from "../refusals.ts";
import { sendMessage } from "./send-message.ts";

export const emailChannels = z.enum([
  "CHANNEL_LOGIN",
  "CHANNEL_REGISTER",
  "CHANNEL_RESET_PASSWORD",
  "CHANNEL_VERIFY_EMAIL_LINK",
  "CHANNEL_UPDATE_EMAIL",
  "CHANNEL_BIND_EMAIL",
  "CHANNEL_UNBIND_EMAIL",
  "CHANNEL_VERIFY_MFA",
  "CHANNEL_UNLOCK_ACCOUNT",
  "CHANNEL_COMPLETE_EMAIL",
  "CHANNEL_DELETE_ACCOUNT",
]);

/** Sends an e-mail with a code. */
export const sendEmail = defineEndpoint({
  name: "send-email",
  access: "messages",
  input: z.object({ channel: emailChannels, email: z.email() }),
  run: (context, { channel, email }) => {
    const owner = findPerson(context.sandbox.world.people, email, "email");
    if (channel === "CHANNEL_UNBIND_EMAIL" && owner === undefined) return refuse(refusals.userNotFound);
    return sendMessage(context, emailTarget(email), channel, owner?.userId);
  },
});
