import type { SentCode } from "../../lib/state/customer.ts";

/** A code that was sent to a customer's phone, for what differs from it. */
export function sentCodeWith(changes: Partial<SentCode> = {}): SentCode {
  const code: SentCode = {
    serviceAddress: "https://api.authing.cn",
    userId: "u",
    fixId: "unbind-phone",
    state: "sent",
    target: "138****8000",
    at: 0,
    ...changes,
  };
  return code.state === "sent" ? { sentAt: code.at, ...code } : code;
}
