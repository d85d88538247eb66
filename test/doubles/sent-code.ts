import type { SentCode } from "../../lib/state/customer.ts";

/** A code that was sent to a customer's phone, for what differs from it. */
export function sentCodeWith(changes: Partial<SentCode> = {}): SentCode {
  return {
    serviceAddress: "https://api.authing.cn",
    userId: "u",
    fixId: "unbind-phone",
    state: "sent",
    target: "138****8000",
    at: 0,
    ...changes,
  };
}
