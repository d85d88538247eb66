import { fixIds } from "../fixes/fix-ids.ts";
import { SHARED_SETTINGS, type SharedSetting, type SharedSettings } from "../state/settings.ts";
import { fieldsOf } from "../state/shapes.ts";
import { parsePolicy } from "./policy.ts";
import { FILE_KIND } from "./settings-file.ts";

interface SettingsInFile {
  /** The values that can be used, each read on its own. */
  wanted: SharedSettings;
  /** The settings that the file names, whatever it says of them. */
  named: SharedSetting[];
}

/** What an exported file holds; absent if it is no file of ours. */
export function readSettingsFile(file: unknown): SettingsInFile | undefined {
  if (typeof file !== "object" || file === null || !("kind" in file) || file.kind !== FILE_KIND) return undefined;
  if (!("settings" in file)) return undefined;
  const { allowedFixes = [], ...others } = parsePolicy(file.settings);
  const known = fixIds.filter((id) => allowedFixes.includes(id));
  return {
    // A desk without any fix is no desk: only an organisation can forbid them all.
    wanted: { ...others, ...(known.length > 0 && { allowedFixes: known }) },
    named: SHARED_SETTINGS.filter((setting) => Object.hasOwn(fieldsOf(file.settings), setting)),
  };
}
