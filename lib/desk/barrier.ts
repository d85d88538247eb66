import type { Screen } from "./desk-state.ts";
import { secretFits } from "../settings/effective-settings.ts";

/** What stands between the agent and the desk. */
export type Barrier = "not-set-up" | "secret-missing" | "secret-not-kept" | "locked" | "no-permission";

/** What a barrier follows from. */
export type Barred = Pick<Screen, "settings" | "policy" | "secretStored" | "unlocked" | "allowed">;

/** The first that has to be cleared away; absent where the desk is open. */
export function barrierOf({ settings, policy, secretStored, unlocked, allowed }: Barred): Barrier | undefined {
  if (!settings) return "not-set-up";
  // Given for another service than the organisation now names, or kept for a session that is over.
  if (!secretFits(settings, policy)) return "secret-missing";
  if (!unlocked) return secretStored ? "locked" : "secret-not-kept";
  return allowed ? undefined : "no-permission";
}
