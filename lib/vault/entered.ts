import { withoutInvisible } from "../authing/invisible.ts";
import { success, type FailureCode, type Result } from "../failure.ts";
import type { Payload } from "../messages/protocol.ts";
import { parseAuthenticationAddress, parseServiceAddress } from "../settings/service-address.ts";
import type { Policy, Settings } from "../state/settings.ts";
import { isLongEnough } from "./seal.ts";

/** What was entered in Settings: addresses as they are stored, texts without what nobody sees. */
export interface Entered {
  serviceAddress: string;
  authenticationAddress: string | undefined;
  accessKeyId: string;
  /** Empty: keep the stored one. */
  accessKeySecret: string;
  appId: string;
  route: Settings["route"];
  passphrase: string;
  sessionOnly: boolean;
  /** Milliseconds since 1970; when the button was pressed. */
  askedAt: number;
}

export function readEntered(payload: Payload<"save-settings">): Result<Entered> {
  const address = parseServiceAddress(payload.serviceAddress);
  if (!address.ok) return address;
  const authentication = parseAuthenticationAddress(payload.authenticationAddress ?? "", address.value);
  if (!authentication.ok) return authentication;
  const { route, passphrase, sessionOnly = false, askedAt = Date.now() } = payload;
  return success({
    serviceAddress: address.value,
    authenticationAddress: authentication.value,
    accessKeyId: pasted(payload.accessKeyId),
    accessKeySecret: pasted(payload.accessKeySecret),
    appId: pasted(payload.appId),
    route,
    passphrase,
    sessionOnly,
    askedAt,
  });
}

function pasted(text: string): string {
  return withoutInvisible(text).trim();
}

/**
 * The settings to store. The page shows what the organisation has set as locked; here it holds.
 * @param before what is stored so far: the minutes are saved by themselves
 */
export function settingsFor(entered: Entered, before: Settings | null, policy: Policy): Settings {
  const serviceAddress = policy.serviceAddress ?? entered.serviceAddress;
  const authenticationAddress = policy.authenticationAddress ?? entered.authenticationAddress ?? serviceAddress;
  const appId = policy.appId ?? entered.appId;
  return {
    serviceAddress,
    ...(authenticationAddress !== serviceAddress && { authenticationAddress }),
    accessKeyId: policy.accessKeyId ?? entered.accessKeyId,
    ...(appId !== "" && { appId }),
    route: policy.unbindThrough ?? entered.route,
    ...(before?.autoLockMinutes !== undefined && { autoLockMinutes: before.autoLockMinutes }),
    ...(entered.sessionOnly && { sessionOnly: true }),
  };
}

/** Why the secret that was entered can't be stored with these settings. */
export function whyNotStored(entered: Entered, { serviceAddress, accessKeyId }: Settings): FailureCode | undefined {
  if (accessKeyId === "") return "access-key-missing";
  // The organisation named another one while the page was open: this secret was not entered for it.
  const isForAnother = serviceAddress !== entered.serviceAddress || accessKeyId !== entered.accessKeyId;
  if (entered.accessKeySecret === "" || isForAnother) return "secret-missing";
  return entered.sessionOnly || isLongEnough(entered.passphrase) ? undefined : "passphrase-short";
}
