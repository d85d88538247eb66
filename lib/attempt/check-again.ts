import type { AuthingClient } from "../authing/client.ts";
import { success, type Failure, type Result } from "../failure.ts";
import { maskedAttempt } from "../journal/mask-attempt.ts";
import type { Attempt, ReadBack } from "../state/attempt.ts";
import type { AttemptParts } from "./attempt-parts.ts";
import { logOf, mayHaveWorked } from "./recheck-due.ts";
import { coveredBy, readBack, saidToBeOther } from "./read-back.ts";
import { settle } from "./settle.ts";
import { keepingNewest } from "./shown-attempts.ts";

/**
 * **Check again**: once nobody else works on this customer, reads back once more and settles the
 * attempt anew. A read that fails takes back nothing that was seen before, and is the failure.
 */
export async function checkAgain(
  parts: AttemptParts,
  attempt: Attempt,
  client: AuthingClient,
): Promise<Result<undefined>> {
  const { journal, oneAtATime } = parts;
  let result: Result<undefined> = success(undefined);
  const onReadFailed = (failure: Failure) => void (result = { ok: false, failure });
  const shown = keepingNewest(parts.shown, parts.journal);
  await oneAtATime.inTurn(attempt.userId, async () => {
    // The journal's copy is masked; the one on screen, if it is still there, has the service's own
    // words.
    const [written, live, pressed] = await Promise.all([
      journal.read(attempt.attemptId).catch(() => undefined),
      shown.read(attempt),
      parts.pressedUsers.read(attempt.attemptId).catch(() => undefined),
    ]);
    const onScreen = live?.attemptId === attempt.attemptId ? live : undefined;
    // Deleted with the history, or never written down to its end: then only the screen has it.
    const kept = written?.state === "settled" ? written : undefined;
    const last = kept ?? onScreen ?? attempt;
    const newer = await coveredBy(parts, last);
    const seen =
      newer.length === 0
        ? await lookAgain({ ...parts, onReadFailed }, last, client)
        : seenThrough(newer, last, parts.now());
    const { rechecks } = attempt;
    const checked = { ...last, ...(seen && { readBack: seen }), ...(rechecks !== undefined && { rechecks }) };
    // The history may have been deleted by now: what is gone from it stays gone.
    await settle({ ...parts, shown }, { ...checked, ...wordsOf(onScreen ?? last) }, client, (whole) =>
      journal.amend(attempt.attemptId, (now) =>
        now.state === "settled" ? { ...whole, ...wordsOf(now) } : maskedAttempt(whole, pressed),
      ),
    );
  });
  return result;
}

async function lookAgain(parts: AttemptParts, attempt: Attempt, client: AuthingClient): Promise<ReadBack | undefined> {
  const { readBack: fresh } = await readBack(parts, attempt, client);
  const isNews = fresh?.done !== undefined || (fresh?.orLater === true && isOpen(attempt));
  return !isNews && attempt.readBack?.done !== undefined ? attempt.readBack : fresh;
}

/**
 * What newer attempts say about this one. If it is done and no answer shows who did it, either
 * did: the browser may have sent the older one twice, and a replica showed what was.
 */
function seenThrough(newer: readonly Attempt[], attempt: Attempt, at: number): ReadBack | undefined {
  const { readBack } = attempt;
  // An update is answered with a yes also if nothing is left to change.
  const provesIt = (one: Attempt) => one.failure === undefined && logOf(one)?.of !== "admin";
  const isDone = newer.some((one) => one.outcome === "done") && !newer.some(provesIt);
  return isOpen(attempt) && isDone ? { at, orLater: true, ...saidToBeOther(readBack?.alsoChanged) } : readBack;
}

/** Whether it can have worked, as far as is known. */
function isOpen(attempt: Attempt): boolean {
  return attempt.outcome === "unknown" || attempt.outcome === "contradicted" || mayHaveWorked(attempt);
}

/** The parts of an attempt that hold the service's or the customer's own words. */
function wordsOf({ userName, answer, failure }: Attempt): Pick<Attempt, "userName" | "answer" | "failure"> {
  return { ...(userName !== undefined && { userName }), ...(answer && { answer }), ...(failure && { failure }) };
}
