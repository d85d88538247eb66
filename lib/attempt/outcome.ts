import type { Attempt, Outcome } from "../state/attempt.ts";
import { isAnswerLost, type FailureCode } from "../failure.ts";

/**
 * Refusals that come before the request that could change something: a code that isn't right, a
 * rule that forbids it.
 */
const REFUSED_BEFORE_SENDING: ReadonlySet<FailureCode> = new Set([
  "refused",
  "pass-code-not-valid",
  "only-login-method",
  "end-user-only",
]);

/**
 * What is true of an attempt. Reading back wins over a refusal: a copy that the browser re-sent
 * meets a used-up code. If another value is there, the refusal counts.
 */
export function decideOutcome({
  answer,
  sentAt,
  parts = [],
  failure,
  readBack,
}: Pick<Attempt, "answer" | "sentAt" | "parts" | "failure" | "readBack">): Outcome {
  if (sentAt === undefined) {
    // Without an answer of its own only a read before it was refused.
    const isOfRead = failure?.code === "refused" && answer === undefined;
    return failure && !isOfRead && REFUSED_BEFORE_SENDING.has(failure.code) ? "refused" : "not-sent";
  }
  // Only an answer that could be read is a refusal; a flaw of ours, or a lock in the middle, leaves
  // it open.
  const saidNo = failure?.answer?.statusCode !== undefined && !isAnswerLost(failure);
  if (readBack?.orLater) return "unknown";
  if (readBack?.done === true && !(saidNo && readBack.replaced)) return "done";
  const { left, notKnown = [] } = readBack ?? {};
  // Those that could not be read may all be like those that are left.
  if (left && (notKnown.length === 0 || left.length + notKnown.length < parts.length)) return "in-part";
  // What was taken before the refusal is known by reading back alone.
  if (failure?.partly && (readBack?.done === undefined || notKnown.length > 0)) return "unknown";
  if (!failure) return readBack?.done === false ? "contradicted" : "done";
  return saidNo ? "refused" : "unknown";
}

/** True if the service said yes but nobody has seen it yet. */
export function isUnconfirmed({ outcome, readBack }: Attempt): boolean {
  return outcome === "done" && readBack?.done !== true;
}

/**
 * True if the service said no but nobody has seen that nothing changed: it may have refused the
 * second copy of a request that worked.
 */
export function isUnreadRefusal({ outcome, sentAt, readBack }: Attempt): boolean {
  return outcome === "refused" && sentAt !== undefined && readBack !== undefined && readBack.done === undefined;
}

/** Milliseconds after an answer in which a replica that lags may still show what was. */
const REPLICA_SETTLES = 30_000;

/** True if it was seen not to be done, and not only by a replica that lags. */
export function isSurelyNotDone({ sentAt, answeredAt = sentAt, readBack }: Attempt): boolean {
  return answeredAt !== undefined && readBack?.done === false && readBack.at >= answeredAt + REPLICA_SETTLES;
}

/** True if reading back once more can tell the agent more than is known now. */
export function isWorthChecking(attempt: Attempt): boolean {
  const { outcome, readBack } = attempt;
  if (readBack?.orLater) return false;
  const isOpen = outcome === "unknown" || outcome === "contradicted" || outcome === "in-part";
  return isOpen || isUnconfirmed(attempt) || isUnreadRefusal(attempt);
}
