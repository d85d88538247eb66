import type { Customer, GroundTruth } from "./ground-truth.ts";
import type { Tally } from "./tally.ts";

/** What must hold in every round, whatever was broken: the words on the desk against what the service knows. */
export async function expectTruth(
  tally: Tally,
  truth: GroundTruth,
  customer: Customer,
  outcome: string,
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
}
