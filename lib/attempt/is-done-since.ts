import type { Attempt } from "../state/attempt.ts";

/** Milliseconds in which a window may not have heard of an outcome: a busy or sleeping computer. */
const UNHEARD = 600_000;

/**
 * True if the last attempt did what a press asks for after its code was typed: that window had not
 * heard of it, and the result says more than a second try could.
 * @param typedAt when the code was typed or the button armed, in milliseconds since 1970
 */
export function isDoneSince(typedAt: number, last: Attempt | undefined, now: number): boolean {
  if (last?.outcome !== "done") return false;
  const doneAt = last.answeredAt ?? last.settledAt ?? 0;
  // If it is done only later than now, the clock was set back, and the times tell nothing.
  return typedAt <= doneAt && doneAt <= now && now - doneAt < UNHEARD;
}
