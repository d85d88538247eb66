import { storage } from "wxt/utils/storage";
import { failed, success, type Result } from "../failure.ts";
import type { Payload } from "../messages/protocol.ts";
import { DEFAULT_SERVICE_ADDRESS } from "../settings/service-address.ts";
import { addressesOf } from "../settings/effective-settings.ts";
import { dropPermissions } from "../settings/permission.ts";
import { readSettingsFile } from "../settings/read-settings-file.ts";
import { readStoredShare, sharedSettings, type StoredShare } from "../settings/settings-file.ts";
import {
  chosenFixesItem,
  languageItem,
  passphraseTriesItem,
  policyItem,
  retentionDaysItem,
  settingsItem,
  ticketStyleItem,
  vaultItem,
} from "../state/items.ts";
import {
  SHARED_SETTINGS,
  type Policy,
  type Settings,
  type SettingsImport,
  type SharedSetting,
  type SharedSettings,
  type WhyLeft,
} from "../state/settings.ts";
import { forget, inTurn } from "./lock.ts";
import { forgetService } from "./save-settings.ts";
import { binding } from "./seal.ts";

/**
 * Reads a settings file value by value: a bad one is as good as none, and the organisation's stay.
 * A secret that was entered for another service or key is forgotten.
 * @returns what comes of each value, or would come of it. It isn't applied if another window has
 * saved something since, so that more than was `seen` would change.
 */
export async function importSettings({
  file,
  apply,
  seen,
}: Payload<"import-settings">): Promise<Result<SettingsImport>> {
  const read = readSettingsFile(file);
  if (!read) return failed("settings-file-unusable");
  const { wanted, named } = read;
  return inTurn(async () => {
    const [stored, policy] = await Promise.all([readStoredShare(), policyItem.getValue()]);
    const next = storedWith(stored, wanted, policy);
    const [before, after] = [sharedSettings(stored, policy), sharedSettings(next, policy)];
    // By what is in force before and after, so that nothing is said to be done that isn't.
    const changed = SHARED_SETTINGS.filter((setting) => textOf(before[setting]) !== textOf(after[setting]));
    const isOurDefault = (setting: SharedSetting) => before[setting] === undefined && wanted[setting] === undefined;
    const isTaken = (setting: SharedSetting) =>
      wanted[setting] !== undefined &&
      (textOf(wanted[setting]) === textOf(after[setting]) || isServiceAgain(setting, wanted, after));
    const changes = changed
      .filter((setting) => !isOurDefault(setting))
      .map((setting) => ({ setting, from: textOf(before[setting]), to: textOf(after[setting]) }));
    const applied = apply && (seen === undefined || JSON.stringify(seen) === JSON.stringify(changes));
    if (applied) await store(stored, next);
    return success({
      applied,
      changes,
      left: named
        .filter((setting) => !isTaken(setting))
        .map((setting) => ({ setting, why: whyLeft(setting, wanted, policy) })),
    });
  });
}

function textOf(value: SharedSettings[SharedSetting]): string {
  return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}

/** An authentication address that is the service address goes without saying. */
function isServiceAgain(setting: SharedSetting, wanted: SharedSettings, after: SharedSettings): boolean {
  return setting === "authenticationAddress" && wanted.authenticationAddress === after.serviceAddress;
}

function whyLeft(setting: SharedSetting, wanted: SharedSettings, policy: Policy): WhyLeft {
  if (wanted[setting] === undefined) return "unusable";
  // A template is written for one format.
  const decides = setting === "ticketTemplate" && policy.ticketTemplate === undefined ? "ticketFormat" : setting;
  return policy[decides] === undefined ? "no-key" : "organisation";
}

/** What is to be stored; where the organisation decides, as it is. */
function storedWith(stored: StoredShare, wanted: SharedSettings, policy: Policy): StoredShare {
  const taken = { ...wanted };
  for (const setting of SHARED_SETTINGS) if (policy[setting] !== undefined) Reflect.deleteProperty(taken, setting);
  // The organisation's minutes are the most.
  const { autoLockMinutes = Infinity } = wanted;
  if (autoLockMinutes <= (policy.autoLockMinutes ?? 0)) taken.autoLockMinutes = autoLockMinutes;
  const { allowedFixes = stored.fixes, retentionDays = stored.days, language = stored.language } = taken;
  const { ticketFormat = stored.style.format, ticketTemplate } = taken;
  const format = policy.ticketFormat ?? ticketFormat;
  const isForFormat = ticketTemplate !== undefined && format === (wanted.ticketFormat ?? format);
  const { templates } = stored.style;
  return {
    own: settingsWith(stored.own, taken, policy),
    fixes: allowedFixes,
    style: { format: ticketFormat, templates: isForFormat ? { ...templates, [format]: ticketTemplate } : templates },
    days: retentionDays,
    language,
  };
}

/** None before there is an access key: without one there is no set-up to go on from. */
function settingsWith(before: Settings | null, taken: SharedSettings, policy: Policy): Settings | null {
  const { serviceAddress, authenticationAddress, accessKeyId, appId, unbindThrough, autoLockMinutes } = taken;
  const base: Settings = before ?? {
    serviceAddress: policy.serviceAddress ?? DEFAULT_SERVICE_ADDRESS,
    accessKeyId: policy.accessKeyId ?? "",
    route: "unbind-phone",
  };
  const settings: Settings = {
    ...base,
    ...(authenticationAddress !== undefined && { authenticationAddress }),
    ...(serviceAddress !== undefined && { serviceAddress }),
    ...(accessKeyId !== undefined && { accessKeyId }),
    ...(appId !== undefined && { appId }),
    ...(unbindThrough !== undefined && { route: unbindThrough }),
    ...(autoLockMinutes !== undefined && { autoLockMinutes }),
  };
  // The authentication address of another service is not this one's.
  const isOfAnother = settings.serviceAddress !== base.serviceAddress && authenticationAddress === undefined;
  if (isOfAnother || settings.authenticationAddress === settings.serviceAddress) delete settings.authenticationAddress;
  return settings.accessKeyId === "" ? before : settings;
}

async function store(stored: StoredShare, { own, fixes, style, days, language }: StoredShare): Promise<void> {
  const before = stored.own;
  if (before && own && binding(before) !== binding(own)) {
    // Memory first: a worker that is stopped here leaves nobody of one service under another.
    await Promise.all([forget(), forgetService()]);
    // In one write: a vault beside settings that it doesn't belong to could never be opened.
    await storage.setItems([
      { key: settingsItem.key, value: own },
      { key: vaultItem.key, value: null },
    ]);
    // Nothing is left to guess.
    await passphraseTriesItem.removeValue();
    await dropPermissions(addressesOf(before), addressesOf(own));
  } else if (own) await settingsItem.setValue(own);
  await ticketStyleItem.setValue(style);
  if (fixes) await chosenFixesItem.setValue(fixes);
  if (days !== stored.days) await retentionDaysItem.setValue(days);
  if (language) await languageItem.setValue(language);
}
