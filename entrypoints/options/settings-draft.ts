import type { SetUpDraft } from "../../components/settings/SetUp.tsx";
import type { SettingsDraft } from "../../components/settings/SettingsForm.tsx";
import type { DeskState } from "../../lib/desk/desk-state.ts";
import { failed, type Result } from "../../lib/failure.ts";
import type { Connection } from "../../lib/messages/protocol.ts";
import { send } from "../../lib/messages/send.ts";
import { tooLong } from "../../lib/messages/text-limit.ts";
import { addressesOf, authenticationAddressFor, inForce, secretFits } from "../../lib/settings/effective-settings.ts";
import { requestPermission } from "../../lib/settings/permission.ts";
import { parseAuthenticationAddress, parseServiceAddress } from "../../lib/settings/service-address.ts";
import type { Policy, Settings } from "../../lib/state/settings.ts";
import { isLongEnough } from "../../lib/vault/seal.ts";

/**
 * Nothing is awaited before the permission is asked for: the press must still count as the reason.
 */
export async function setUp(
  draft: SetUpDraft,
  { settings, policy }: Pick<DeskState, "settings" | "policy">,
  onAllowed: () => void,
): Promise<Result<Connection>> {
  const address = parseServiceAddress(draft.serviceAddress);
  if (!address.ok) return address;
  if (draft.accessKeyId.trim() === "") return failed("access-key-missing");
  if (draft.accessKeySecret.trim() === "") return failed("secret-missing");
  if (!draft.sessionOnly && !isLongEnough(draft.passphrase)) return failed("passphrase-short");
  const failure = tooLong(draft);
  if (failure) return failure;
  const serviceAddress = address.value;
  const authenticationAddress = authenticationAddressFor(serviceAddress, settings, policy);
  if (!(await requestPermission(addressesOf({ serviceAddress, authenticationAddress }))))
    return failed("permission-denied");
  onAllowed();
  return send("set-up", { ...draft, askedAt: Date.now() });
}

/**
 * Nothing is awaited before the permission is asked for: the press must still count as the reason.
 */
export async function saveSettings(draft: SettingsDraft, onAllowed: () => void): Promise<Result<undefined>> {
  const { serviceAddress, authenticationAddress, accessKeyId, accessKeySecret, appId, route, passphrase, sessionOnly } =
    draft;
  const address = parseServiceAddress(serviceAddress);
  if (!address.ok) return address;
  const authentication = parseAuthenticationAddress(authenticationAddress, address.value);
  if (!authentication.ok) return authentication;
  if (accessKeyId.trim() === "") return failed("access-key-missing");
  if (passphrase !== draft.repeatPassphrase) return failed("passphrases-differ");
  if (accessKeySecret !== "" && !sessionOnly && !isLongEnough(passphrase)) return failed("passphrase-short");
  const service = { serviceAddress, authenticationAddress, accessKeyId, accessKeySecret, appId, route };
  const failure = tooLong({ ...service, passphrase });
  if (failure) return failure;
  const addresses = addressesOf({ serviceAddress: address.value, authenticationAddress: authentication.value });
  if (!(await requestPermission(addresses))) return failed("permission-denied");
  onAllowed();
  return send("save-settings", { ...service, passphrase, sessionOnly, askedAt: Date.now() });
}

/** A message that saves what is saved already, with the secret that is kept. */
export function unchanged({ serviceAddress, authenticationAddress, accessKeyId, appId = "", sessionOnly }: Settings) {
  return {
    ...{ serviceAddress, authenticationAddress, accessKeyId, appId, sessionOnly },
    ...{ accessKeySecret: "", passphrase: "" },
  };
}

/** Whether there is a secret for what the form shows. */
export function secretKept({ settings, policy, secretStored, unlocked }: DeskState): boolean {
  if (!settings || !secretFits(settings, policy)) return false;
  return settings.sessionOnly === true ? unlocked : secretStored;
}

export function draftOf(stored: Settings, policy: Policy): SettingsDraft {
  const { serviceAddress, authenticationAddress = "", accessKeyId, appId = "", route } = inForce(stored, policy);
  return {
    ...{ serviceAddress, authenticationAddress, accessKeyId, appId, route },
    sessionOnly: stored.sessionOnly ?? false,
    ...{ accessKeySecret: "", passphrase: "", repeatPassphrase: "" },
  };
}

export function lockedBy(policy: Policy): ReadonlySet<keyof SettingsDraft> {
  const set: Partial<Record<keyof SettingsDraft, unknown>> = {
    serviceAddress: policy.serviceAddress,
    authenticationAddress: policy.authenticationAddress,
    accessKeyId: policy.accessKeyId,
    appId: policy.appId,
    route: policy.unbindThrough,
  };
  const keys = ["serviceAddress", "authenticationAddress", "accessKeyId", "appId", "route"] as const;
  return new Set(keys.filter((key) => set[key] !== undefined));
}
