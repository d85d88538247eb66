import { fixIds } from "../fixes/fix-ids.ts";
import type { SharedSettings } from "../state/settings.ts";
import { parsePolicy } from "./policy.ts";
import { FILE_KIND } from "./settings-file.ts";

/** What an exported file holds, each value read on its own; absent if it is no file of ours. */
export function readSettingsFile(file: unknown): SharedSettings | undefined {
  if (typeof file !== "object" || file === null || !("kind" in file) || file.kind !== FILE_KIND) return undefined;
  if (!("settings" in file)) return undefined;
  const { allowedFixes = [], ...others } = parsePolicy(file.settings);
  const known = fixIds.filter((id) => allowedFixes.includes(id));
  // A desk without any fix is no desk: only an organisation can forbid them all.
  return { ...others, ...(known.length > 0 && { allowedFixes: known }) };
}
