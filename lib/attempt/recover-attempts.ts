import { isUnderWay, type Attempt } from "../state/attempt.ts";
import type { AuthingClient } from "../authing/client.ts";
import { maskedAttempt } from "../journal/mask-attempt.ts";
import type { SettleAnewParts } from "./settle.ts";

/**
 * At worker start: what was only prepared was not sent; what was sent is settled by reading back. Resolves as soon as each
 * of these users is taken, so that no press gets ahead; the settling goes on.
 */
export function createRecoverAttempts({ journal, shown, oneAtATime, readBack, settle }: SettleAnewParts) {
  async function settleLeftOpen(attempt: Attempt, client: AuthingClient | undefined): Promise<void> {
    // Read before this user was ours: whoever had them until now may have settled it.
    const written = await journal.read(attempt.attemptId).catch(() => undefined);
    if (written?.state === "settled") {
      await show(written);
      return;
    }
    const answered: Attempt =
      attempt.state === "answered" ? attempt : { ...attempt, failure: { code: "worker-stopped" } };
    // What the last worker wrote down is masked already.
    const settled = client && attempt.sentAt !== undefined ? await readBack(answered, client) : answered;
    await settle(settled, client, (masked) => masked);
  }

  /** An answer is shown before it is written down, and the last worker may have been stopped in between. */
  async function asFarAsShown(attempt: Attempt): Promise<Attempt> {
    if (attempt.state !== "sending") return attempt;
    const seen = await shown.read(attempt.fixId, attempt.userId);
    // Masked, as if it had been read from the journal: from here on nobody knows the customer's own phone any more.
    const isAnswer = seen?.attemptId === attempt.attemptId && seen.state === "answered";
    return isAnswer ? maskedAttempt(seen, {}) : attempt;
  }

  /** The last worker may have written an outcome down and been stopped before it was shown. */
  async function showWritten(): Promise<void> {
    for (const { attemptId } of (await shown.all()).filter(isUnderWay)) {
      const written = await journal.read(attemptId);
      if (written?.state === "settled") await show(written);
    }
  }

  function show(attempt: Attempt): Promise<void> {
    return shown.write(attempt).catch(() => undefined);
  }

  /**
   * @param leftOpen what the journal held open when this worker started
   * @param client absent while locked; what was sent then stays `unknown` until it can be checked
   */
  return async (leftOpen: readonly Attempt[], client: AuthingClient | undefined): Promise<void> => {
    for (const written of leftOpen) {
      const attempt = await asFarAsShown(written);
      await show(attempt);
      void oneAtATime.inTurn(attempt.userId, () => settleLeftOpen(attempt, client));
    }
    await showWritten();
  };
}
