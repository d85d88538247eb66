import type { Preview } from "../fixes/fix.ts";
import type { Attempt } from "../state/attempt.ts";
import type { Lookup } from "../state/customer.ts";

/** Done, and seen to be done: there is nothing more to press for this customer with this fix. */
export function isFinished(
  attempt: Attempt | undefined,
  preview: Preview | undefined,
  lookup: Lookup | undefined,
  now: number,
): boolean {
  if (attempt?.outcome !== "done") return false;
  if (preview?.target === undefined) return true;
  // What stays when it is done can be done again once the customer was looked up anew.
  const [at, foundAt] = [attempt.sentAt ?? attempt.preparedAt, lookup?.foundAt ?? Infinity];
  // One sent later than now was sent before the clock was set back; the look-up may be newer.
  return preview.targetStays === true && at >= foundAt && (at <= now || foundAt > now);
}
