import type { User } from "../authing/contract.ts";
import { sendEmail, type SentCode } from "../authing/pass-codes.ts";
import { unbindEmail as sendUnbindEmail } from "../authing/unbind.ts";
import { failed } from "../failure.ts";
import { maskEmail } from "../mask.ts";
import { orEndUserOnly, orOnlyLoginMethod } from "./refusals.ts";
import type { Fix, LoginMethod } from "./fix.ts";
import { byIdentity, byPhone } from "./login-methods.ts";
import { previewTaking, seenTaken } from "./taken-away.ts";
import { UPDATE_LOG, verifiedUpdate } from "./verified-update.ts";

const CHANNEL = "CHANNEL_UNBIND_EMAIL";

const email = {
  target: ({ email }: User) => (email === undefined ? undefined : maskEmail(email)),
  isSame: (one: User, other: User) => one.email?.toLowerCase() === other.email?.toLowerCase(),
  otherLoginMethods,
  fields: ["email", "emailVerified"] as const,
};

/**
 * The twin of unbinding a phone; the rule on login methods is mirrored: a phone or a social account
 * must remain.
 */
export const unbindEmail = {
  id: "unbind-email",
  preview: ({ user }) => previewTaking(user, email),
  isSameTarget: (one, other) => email.isSame(one.user, other.user),
  proof: {
    sendCode: (client, { email }) =>
      email === undefined ? Promise.resolve(failed("no-target")) : sendEmail(client, CHANNEL, email),
  },
  apply: async (context) => {
    const { client, user, passCode, beforeChange, timeLimit } = context;
    if (context.route === "verified-update") {
      const { email } = user;
      const sentCode: SentCode | undefined =
        email === undefined ? undefined : { codeType: "EMAIL", channel: CHANNEL, email };
      return verifiedUpdate(context, { field: "email", sentCode, otherLoginMethods });
    }
    const request = { userId: user.userId, passCode };
    const sent = await sendUnbindEmail(client, request, { beforeSend: beforeChange, timeLimit });
    return orOnlyLoginMethod(orEndUserOnly(sent), user, otherLoginMethods);
  },
  readBack: ({ user }, pressed) => Promise.resolve(seenTaken(user, pressed, email)),
  // An administrator's update is not the user's action.
  log: (route) => (route === "unbind-phone" ? { of: "user", eventType: "unbindEmail" } : UPDATE_LOG),
} as const satisfies Fix;

function otherLoginMethods(user: User): LoginMethod[] {
  return [...byPhone(user), ...byIdentity(user)];
}
