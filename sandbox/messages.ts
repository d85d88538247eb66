import type { Lang } from "./api-request.ts";

/** One message as a customer received it. It is also the record of the code it carries. */
export interface Message {
  kind: "sms" | "email";
  /** Who received it: `+86 13800138000`, or an e-mail address in lower case. */
  to: string;
  phone?: string;
  phoneCountryCode?: string;
  email?: string;
  channel: string;
  code: string;
  text: string;
  at: number;
  expiresAt: number;
  usedAt?: number;
  /** How often a wrong code was tried against it. */
  tries?: number;
}

export type Target = Pick<Message, "kind" | "to" | "phone" | "phoneCountryCode" | "email">;

/** A phone as somebody a message can be sent to. */
export function phoneTarget(phone: string, phoneCountryCode = "+86"): Target {
  return { kind: "sms", to: `${phoneCountryCode} ${phone}`, phone, phoneCountryCode };
}

/** An e-mail address as somebody a message can be sent to. */
export function emailTarget(email: string): Target {
  return { kind: "email", to: email.toLowerCase(), email };
}

/** The message a code would have to come from: a newer one replaces the ones before it. */
export function lastMessage(messages: readonly Message[], to: string, channel: string): Message | undefined {
  return messages.findLast((message) => message.to === to && message.channel === channel);
}

/** Notes a wrong try against the code that counts. */
export function countTry(messages: readonly Message[], to: string, channel: string): void {
  const last = lastMessage(messages, to, channel);
  if (last !== undefined) last.tries = (last.tries ?? 0) + 1;
}

/** Writes a message with a six-digit code. */
export function writeMessage(
  target: Target,
  channel: string,
  lang: Lang,
  { code, now, seconds }: { code: string; now: number; seconds: number },
): Message {
  const minutes = Math.max(1, Math.round(seconds / 60));
  const text =
    lang === "en-US"
      ? `[Sandbox] Your verification code is ${code}. It is valid for ${minutes} min. Do not share it.`
      : `【Sandbox】您的验证码是 ${code}，${minutes} 分钟内有效，请勿告诉他人。`;
  return { ...target, channel, code, text, at: now, expiresAt: now + seconds * 1000 };
}

/** Tells a customer the password that the service made. It is not sent by any channel of codes. */
export function passwordMessage(target: Target, password: string, lang: Lang, now: string): Message {
  const text =
    lang === "en-US"
      ? `[Sandbox] Your new password is ${password}. Set another one when you sign in.`
      : `【Sandbox】您的新密码是 ${password}，请在登录后另设密码。`;
  const at = Date.parse(now);
  return { ...target, channel: "PASSWORD_RESET", code: password, text, at, expiresAt: at };
}

/** The message whose code this is, as long as the code still counts. */
export function messageWithCode(
  messages: readonly Message[],
  to: string,
  channel: string,
  code: string,
  now: number,
  attempts: number,
): Message | undefined {
  const last = lastMessage(messages, to, channel);
  if (attempts > 0 && (last?.tries ?? 0) >= attempts) return undefined;
  return last?.code === code && last.usedAt === undefined && now < last.expiresAt ? last : undefined;
}
