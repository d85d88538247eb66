import type { Attempt } from "../state/attempt.ts";
import type { AuthingClient } from "../authing/client.ts";
import type { SettleAnewParts } from "./settle.ts";

/** **Check again**: reads back once more and settles the attempt anew. A read that fails takes nothing back that was seen before. */
export function createCheckAgain({ journal, shown, oneAtATime, readBack, settle }: SettleAnewParts) {
  return async (attempt: Attempt, client: AuthingClient): Promise<void> => {
    await oneAtATime.alone(attempt.userId, async () => {
      const { readBack: fresh } = await readBack(attempt, client);
      const seen = fresh?.gone === undefined && attempt.readBack?.gone !== undefined ? attempt.readBack : fresh;
      // The journal's copy is masked; the one on screen, if it is still there, is as the service worded it.
      const [written, live] = await Promise.all([
        journal.read(attempt.attemptId).catch(() => undefined),
        shown.read(attempt.fixId, attempt.userId),
      ]);
      // Deleted with the history, or not written down to its end: then what is on screen is renewed there alone.
      const kept = written?.state === "settled" ? written : undefined;
      const last = kept ?? attempt;
      const onScreen = live?.attemptId === attempt.attemptId ? live : last;
      const { rechecks } = attempt;
      const checked = { ...last, ...(seen && { readBack: seen }), ...(rechecks !== undefined && { rechecks }) };
      await settle({ ...checked, ...wordsOf(onScreen) }, client, (whole) => kept && { ...whole, ...wordsOf(kept) });
    });
  };
}

/** The parts of an attempt that hold the service's or the customer's own words. */
function wordsOf({ userName, answer, failure }: Attempt): Pick<Attempt, "userName" | "answer" | "failure"> {
  return { ...(userName !== undefined && { userName }), ...(answer && { answer }), ...(failure && { failure }) };
}
