import type { Payload } from "../../lib/messages/messages.ts";
import { credentials } from "../../sandbox/auth/credentials.ts";

export const PASSPHRASE = "fifteen rounds of everything";

/** What the product is set up with, unlocked for longer than the bench takes. */
export function settingsFor(serviceAddress: string): Payload<"save-settings"> {
  return {
    serviceAddress,
    accessKeyId: credentials.accessKeyId,
    accessKeySecret: credentials.accessKeySecret,
    appId: credentials.appId,
    route: "unbind-phone",
    passphrase: PASSPHRASE,
    autoLockMinutes: 60,
  };
}
