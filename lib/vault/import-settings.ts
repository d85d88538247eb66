import { storage } from "wxt/utils/storage";
import { failed, success, type Result } from "../failure.ts";
import type { Payload } from "../messages/protocol.ts";
import { DEFAULT_SERVICE_ADDRESS } from "../settings/service-address.ts";
import { addressesOf } from "../settings/effective-settings.ts";
import { dropPermissions } from "../settings/permission.ts";
import { readSettingsFile } from "../settings/read-settings-file.ts";
import { readSharedSettings } from "../settings/settings-file.ts";
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
  type SettingChange,
  type Settings,
  type SharedSetting,
  type SharedSettings,
} from "../state/settings.ts";
import { forget, inTurn } from "./lock.ts";
import { forgetService } from "./save-settings.ts";
import { binding } from "./seal.ts";

/**
 * Reads a settings file value by value: a bad one is as good as none, and the organisation's stay.
 * A secret that was entered for another service or key is forgotten.
 * @returns what changes, or would change without `apply`
 */
export async function importSettings({ file, apply }: Payload<"import-settings">): Promise<Result<SettingChange[]>> {
  const wanted = readSettingsFile(file);
  if (!wanted) return failed("settings-file-unusable");
  const [current, policy] = await Promise.all([readSharedSettings(), policyItem.getValue()]);
  const changing = SHARED_SETTINGS.filter(
    (setting) =>
      wanted[setting] !== undefined &&
      policy[setting] === undefined &&
      textOf(wanted[setting]) !== textOf(current[setting]),
  );
  if (apply) await store(Object.fromEntries(changing.map((setting) => [setting, wanted[setting]])));
  return success(
    changing.map((setting) => ({
      setting,
      from: textOf(current[setting]),
      to: textOf(wanted[setting]),
    })),
  );
}

function textOf(value: SharedSettings[SharedSetting]): string {
  return Array.isArray(value) ? value.join(", ") : String(value ?? "");
}

/** @param changed has nothing that the organisation has set */
async function store(changed: SharedSettings): Promise<void> {
  const isOther = await inTurn(async () => {
    const before = await settingsItem.getValue();
    const settings = settingsWith(before, changed);
    if (!before || !settings || binding(before) === binding(settings)) {
      if (settings) await settingsItem.setValue(settings);
      return undefined;
    }
    // Memory first: a worker that is stopped here leaves nobody of one service under another.
    await Promise.all([forget(), forgetService()]);
    // In one write: a vault beside settings that it doesn't belong to could never be opened.
    await storage.setItems([
      { key: settingsItem.key, value: settings },
      { key: vaultItem.key, value: null },
    ]);
    return { before, settings };
  });
  if (isOther) {
    // Nothing is left to guess.
    await passphraseTriesItem.removeValue();
    await dropPermissions(addressesOf(isOther.before), addressesOf(isOther.settings));
  }
  const { allowedFixes, ticketFormat, ticketTemplate, retentionDays, language } = changed;
  const style = await ticketStyleItem.getValue();
  const format = ticketFormat ?? style.format;
  const templates = ticketTemplate === undefined ? style.templates : { ...style.templates, [format]: ticketTemplate };
  await ticketStyleItem.setValue({ format, templates });
  if (allowedFixes !== undefined) await chosenFixesItem.setValue(allowedFixes);
  if (retentionDays !== undefined) await retentionDaysItem.setValue(retentionDays);
  if (language !== undefined) await languageItem.setValue(language);
}

/** Nothing before there is an access key: without one there is no set-up to go on from. */
function settingsWith(before: Settings | null, changed: SharedSettings): Settings | undefined {
  const { serviceAddress, authenticationAddress, accessKeyId, appId, unbindThrough, autoLockMinutes } = changed;
  const base: Settings = before ?? {
    serviceAddress: DEFAULT_SERVICE_ADDRESS,
    accessKeyId: "",
    route: "unbind-phone" as const,
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
  if (serviceAddress !== undefined && authenticationAddress === undefined) delete settings.authenticationAddress;
  return settings.accessKeyId === "" ? undefined : settings;
}
