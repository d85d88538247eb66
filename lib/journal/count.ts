import { OPEN_STATES, type Outcome } from "../state/attempt.ts";
import type { JournalDatabase } from "./database.ts";
import type { AttemptCounts } from "./query.ts";

/** @param since milliseconds since 1970: when the agent's day began */
export async function countAttempts(db: JournalDatabase, since: number): Promise<AttemptCounts> {
  const { store } = db.transaction("attempts");
  const endedAs = (outcome: Outcome) =>
    store.index("outcome").count(IDBKeyRange.bound([outcome, since], [outcome, Number.MAX_SAFE_INTEGER]));
  const [total, done, inPart, unknown, contradicted, underWay] = await Promise.all([
    store.count(),
    endedAs("done"),
    endedAs("in-part"),
    endedAs("unknown"),
    endedAs("contradicted"),
    Promise.all(OPEN_STATES.map((state) => store.index("state").getAll(state))),
  ]);
  const begun = underWay.flat().filter(({ preparedAt }) => preparedAt >= since);
  return { total, done, open: inPart + unknown + contradicted + begun.length };
}
