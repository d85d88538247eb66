import type { User } from "../authing/contract.ts";
import { sendEmail, type SentCode } from "../authing/pass-codes.ts";
import { unbindEmail as sendUnbindEmail } from "../authing/unbind.ts";
import { failed } from "../failure.ts";
import { maskEmail } from "../mask.ts";
import { orEndUserOnly, orOnlyLoginMethod } from "./refusals.ts";
import type { Fix, LoginMethod } from "./fix.ts";
import { byIdentity, byPhone } from "./login-methods.ts";
import { verifiedUpdate } from "./verified-update.ts";

const CHANNEL = "CHANNEL_UNBIND_EMAIL";

/** The twin of unbinding a phone; the rule on login methods is mirrored: a phone or a social account must remain. */
export const unbindEmail = {
  id: "unbind-email",
  eventType: "unbindEmail",
  target: ({ email }) => (email === undefined ? undefined : maskEmail(email)),
  isSameTarget: (one, other) => one.email?.toLowerCase() === other.email?.toLowerCase(),
  otherLoginMethods,
  sendCode: (client, { email }) =>
    email === undefined ? Promise.resolve(failed("no-target")) : sendEmail(client, CHANNEL, email),
  apply: {
    "unbind-phone": async ({ client, user, passCode, beforeChange, timeLimit }) => {
      const { userId } = user;
      const sent = await sendUnbindEmail(client, { userId, passCode }, { beforeSend: beforeChange, timeLimit });
      return orOnlyLoginMethod(orEndUserOnly(sent), user, otherLoginMethods);
    },
    "verified-update": (context) => {
      const { email } = context.user;
      const sentCode: SentCode | undefined =
        email === undefined ? undefined : { codeType: "EMAIL", channel: CHANNEL, email };
      return verifiedUpdate(context, { field: "email", sentCode, otherLoginMethods });
    },
  },
} as const satisfies Fix;

function otherLoginMethods(user: User): LoginMethod[] {
  return [...byPhone(user), ...byIdentity(user)];
}
