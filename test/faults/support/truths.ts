import type { Customer } from "./customers.ts";
import type { Outcome } from "./outcome-read.ts";
import type { Rig } from "./rig.ts";
import type { Tally } from "./tally.ts";

/** What must hold in every round, whatever was broken: the words on the desk against what the service knows. */
export async function expectTruth(
  tally: Tally,
  { truth, timesSent }: Pick<Rig, "truth" | "timesSent">,
  customer: Customer,
  outcome: Outcome,
  /** Presses since the round began, where other customers' are under way too. */
  presses = 1,
): Promise<void> {
  await truth.untilAnswered(customer);
  const requests = truth.unbindRequests(customer);
  const changed = requests.some((request) => request.changed);
  const bound = truth.isBound(customer);
  tally.expect(!outcome.startsWith("not understood"), outcome);
  tally.expect(outcome !== "done" || !bound, "the desk says done, and the phone is bound");
  tally.expect(outcome !== "contradicted" || bound, "the desk says still bound, and the phone is gone");
  tally.expect(outcome !== "refused" || !changed, "the desk says refused, and the change was made");
  tally.expect(outcome !== "not-sent" || requests.length === 0, "the desk says not sent, and the service got it");
  // The one reason to send again is an answer that says that nothing was done.
  const unauthorised = requests.filter(({ statusCode }) => statusCode === 401).length;
  const sends = timesSent();
  tally.expect(sends <= presses + Math.min(1, unauthorised), `our code sent ${sends} times`);
}
