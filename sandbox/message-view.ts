import { lastMessage, type Message } from "./messages.ts";

/** What a code is still good for. */
export type CodeState = "used" | "replaced" | "valid" | "expired";

/** A message as the control surface lists it, with what its code is still good for. */
export function messageView(message: Message, all: readonly Message[], now: number) {
  const { usedAt, at, expiresAt, ...rest } = message;
  const codeState: CodeState =
    usedAt !== undefined
      ? "used"
      : lastMessage(all, message.to, message.channel) !== message
        ? "replaced"
        : now < expiresAt
          ? "valid"
          : "expired";
  return { ...rest, at: new Date(at).toISOString(), expiresAt: new Date(expiresAt).toISOString(), codeState };
}
