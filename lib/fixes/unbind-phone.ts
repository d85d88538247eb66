import type { User } from "../authing/contract.ts";
import { sendSms, type PhoneNumber, type SentCode } from "../authing/pass-codes.ts";
import { unbindPhone as sendUnbindPhone } from "../authing/unbind.ts";
import { failed } from "../failure.ts";
import { maskPhone } from "../mask.ts";
import { orEndUserOnly, orOnlyLoginMethod } from "./refusals.ts";
import type { Fix, LoginMethod } from "./fix.ts";
import { isSamePhone } from "./same-phone.ts";
import { byEmail, byIdentity } from "./login-methods.ts";
import { verifiedUpdate } from "./verified-update.ts";

const CHANNEL = "CHANNEL_UNBIND_PHONE";

export const unbindPhone = {
  id: "unbind-phone",
  eventType: "unbindPhone",
  target: ({ phone, phoneCountryCode }) => (phone === undefined ? undefined : maskPhone(phone, phoneCountryCode)),
  isSameTarget: isSamePhone,
  otherLoginMethods,
  sendCode: (client, user) => {
    const phone = phoneOf(user);
    return phone ? sendSms(client, CHANNEL, phone) : Promise.resolve(failed("no-target"));
  },
  apply: {
    "unbind-phone": async ({ client, user, passCode, beforeChange, timeLimit }) => {
      const { userId } = user;
      const sent = await sendUnbindPhone(client, { userId, passCode }, { beforeSend: beforeChange, timeLimit });
      return orOnlyLoginMethod(orEndUserOnly(sent), user, otherLoginMethods);
    },
    "verified-update": (context) => {
      const phone = phoneOf(context.user);
      const sentCode: SentCode | undefined = phone && { codeType: "SMS", channel: CHANNEL, phone };
      return verifiedUpdate(context, { field: "phone", sentCode, otherLoginMethods });
    },
  },
} as const satisfies Fix;

function otherLoginMethods(user: User): LoginMethod[] {
  return [...byEmail(user), ...byIdentity(user)];
}

/** `phoneNumber` goes without its country code, which some pools keep in both fields. */
function phoneOf({ phone, phoneCountryCode: code }: User): PhoneNumber | undefined {
  if (phone === undefined) return undefined;
  if (code === undefined) return { phoneNumber: phone };
  const phoneCountryCode = code.replace(/^\+?/, "+");
  return {
    phoneNumber: phone.startsWith(phoneCountryCode) ? phone.slice(phoneCountryCode.length) : phone,
    phoneCountryCode,
  };
}
