import type { AuthingClient } from "../authing/client.ts";
import type { Attempt, ReadBack } from "../state/attempt.ts";
import type { AttemptParts } from "./attempt-parts.ts";
import { isCovered, readBack } from "./read-back.ts";
import { settle } from "./settle.ts";
import { keepingNewest } from "./shown-attempts.ts";

/**
 * **Check again**: reads back once more and settles the attempt anew. A read that fails takes back
 * nothing that was seen before.
 */
export async function checkAgain(parts: AttemptParts, attempt: Attempt, client: AuthingClient): Promise<void> {
  const { journal, oneAtATime } = parts;
  const shown = keepingNewest(parts.shown, parts.journal);
  await oneAtATime.alone(attempt.userId, async () => {
    // The journal's copy is masked; the one on screen, if it is still there, has the service's own
    // words.
    const [written, live] = await Promise.all([
      journal.read(attempt.attemptId).catch(() => undefined),
      shown.read(attempt),
    ]);
    const seen = (await isCovered(parts, attempt)) ? attempt.readBack : await lookAgain(parts, attempt, client);
    // Deleted with the history, or never written down to its end: then only the screen has it.
    const kept = written?.state === "settled" ? written : undefined;
    const last = kept ?? attempt;
    const onScreen = live?.attemptId === attempt.attemptId ? live : last;
    const { rechecks } = attempt;
    const checked = { ...last, ...(seen && { readBack: seen }), ...(rechecks !== undefined && { rechecks }) };
    await settle(
      { ...parts, shown },
      { ...checked, ...wordsOf(onScreen) },
      client,
      (whole) => kept && { ...whole, ...wordsOf(kept) },
    );
  });
}

async function lookAgain(parts: AttemptParts, attempt: Attempt, client: AuthingClient): Promise<ReadBack | undefined> {
  const { readBack: fresh } = await readBack(parts, attempt, client);
  return fresh?.done === undefined && attempt.readBack?.done !== undefined ? attempt.readBack : fresh;
}

/** The parts of an attempt that hold the service's or the customer's own words. */
function wordsOf({ userName, answer, failure }: Attempt): Pick<Attempt, "userName" | "answer" | "failure"> {
  return { ...(userName !== undefined && { userName }), ...(answer && { answer }), ...(failure && { failure }) };
}
