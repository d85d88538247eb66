import { offeredFixIds } from "../fixes/fix-ids.ts";
import type { FixId } from "../fixes/index.ts";
import type { Policy } from "../state/settings.ts";

/**
 * The fixes that may be used: the organisation's list, else the team's, else those that are offered
 * from the start.
 * @param chosen the team's list; `null` if it never chose
 */
export function fixesOnDesk({ allowedFixes }: Policy, chosen: readonly FixId[] | null): readonly FixId[] {
  return allowedFixes ?? chosen ?? offeredFixIds;
}
