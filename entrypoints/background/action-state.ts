import { isUnderWay, type Attempt } from "../../lib/state/attempt.ts";
import { isWorthChecking } from "../../lib/attempt/outcome.ts";
import { isUnseen, type SeenAttempts } from "../../lib/attempt/seen-attempts.ts";

/** What the button in the browser's toolbar says without being pressed. */
export interface ActionState {
  icon: "ready" | "locked" | "busy";
  /** Outcomes that nobody has seen yet. */
  unseen: number;
  /** Whether one of them asks for more than being read: it is not known, or not what the service said. */
  urgent: boolean;
}

export interface ActionParts {
  /** Whether there is a secret that a passphrase or a settings page could bring back. */
  setUp: boolean;
  unlocked: boolean;
  attempts: Readonly<Record<string, Attempt>>;
  seen: SeenAttempts;
}

export function actionStateOf({ setUp, unlocked, attempts, seen }: ActionParts): ActionState {
  const all = Object.values(attempts);
  const unseen = all.filter((attempt) => isUnseen(attempt, seen));
  const icon = all.some(isUnderWay) ? "busy" : setUp && !unlocked ? "locked" : "ready";
  return { icon, unseen: unseen.length, urgent: unseen.some(isWorthChecking) };
}
