import type { Screen } from "../../lib/screen.ts";
import { secretFits } from "../../lib/settings-in-force.ts";

/** What stands between the agent and the desk. */
export type Barrier = "not-set-up" | "secret-missing" | "secret-not-kept" | "locked" | "no-permission";

/** The first that has to be cleared away; absent where the desk is open. */
export function barrierOf({ settings, policy, secretStored, unlocked, allowed }: Screen): Barrier | undefined {
  if (!settings) return "not-set-up";
  // Given for another service than the organisation now names, or kept for a session that is over.
  if (!secretFits(settings, policy)) return "secret-missing";
  if (!unlocked) return secretStored ? "locked" : "secret-not-kept";
  return allowed ? undefined : "no-permission";
}
