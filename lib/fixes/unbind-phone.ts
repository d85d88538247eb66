import type { User } from "../authing/contract.ts";
import { sendSms, type SentCode } from "../authing/pass-codes.ts";
import { unbindPhone as sendUnbindPhone } from "../authing/unbind.ts";
import { failed } from "../failure.ts";
import { maskPhone } from "../mask.ts";
import { orEndUserOnly, orOnlyLoginMethod } from "./refusals.ts";
import type { Fix, LoginMethod } from "./fix.ts";
import { isSamePhone, phoneNumberOf } from "./phone-number.ts";
import { byEmail, byIdentity } from "./login-methods.ts";
import { previewTaking, seenTaken } from "./taken-away.ts";
import { UPDATE_LOG, verifiedUpdate } from "./verified-update.ts";

const CHANNEL = "CHANNEL_UNBIND_PHONE";

const phone = {
  target: ({ phone, phoneCountryCode }: User) => (phone === undefined ? undefined : maskPhone(phone, phoneCountryCode)),
  isSame: isSamePhone,
  otherLoginMethods,
  fields: ["phone", "phoneCountryCode", "phoneVerified"] as const,
};

export const unbindPhone = {
  id: "unbind-phone",
  preview: ({ user }) => previewTaking(user, phone),
  isSameTarget: (one, other) => phone.isSame(one.user, other.user),
  proof: {
    sendCode: (client, user) => {
      const number = phoneNumberOf(user);
      return number ? sendSms(client, CHANNEL, number) : Promise.resolve(failed("no-target"));
    },
  },
  apply: async (context) => {
    const { client, user, passCode, beforeChange, timeLimit } = context;
    if (context.route === "verified-update") {
      const number = phoneNumberOf(user);
      const sentCode: SentCode | undefined = number && { codeType: "SMS", channel: CHANNEL, phone: number };
      return verifiedUpdate(context, { field: "phone", sentCode, otherLoginMethods });
    }
    const request = { userId: user.userId, passCode };
    const sent = await sendUnbindPhone(client, request, { beforeSend: beforeChange, timeLimit });
    return orOnlyLoginMethod(orEndUserOnly(sent), user, otherLoginMethods);
  },
  readBack: ({ user }, pressed) => Promise.resolve(seenTaken(user, pressed, phone)),
  // An administrator's update is not the user's action.
  log: (route) => (route === "unbind-phone" ? { of: "user", eventType: "unbindPhone" } : UPDATE_LOG),
} as const satisfies Fix;

function otherLoginMethods(user: User): LoginMethod[] {
  return [...byEmail(user), ...byIdentity(user)];
}
