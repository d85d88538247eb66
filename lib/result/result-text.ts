import type { Attempt } from "../state/attempt.ts";
import { explainCodes, explainRefusal } from "../words/service-codes.ts";
import { idOf, isAnswerLost, type Failure, type FailureCode, type ServiceAnswer, type ToldId } from "../failure.ts";
import { isSurelyNotDone, isUnconfirmed, isUnreadRefusal } from "../attempt/outcome.ts";
import type { Changed } from "../fixes/fix.ts";
import type { FixId } from "../fixes/index.ts";
import type { Words } from "../words/en.ts";

type Tone = "busy" | "good" | "warning" | "bad";

/** What the Result says: the outcome in words first, then what it means and what to do. */
export interface ResultText {
  tone: Tone;
  heading: string;
  /** Sentences under the heading; empty ones are left out. */
  details: string[];
  /** The reason in the heading, for beside the outcome's name. */
  why?: string;
}

/**
 * The words for an attempt, at any moment of its life. What changed besides is never a good end.
 */
export function attemptText(attempt: Attempt, words: Words): ResultText {
  const text = outcomeText(attempt, words);
  const besides = [...besidesText(attempt, words, (one) => inWords(one, words)), ...partsText(attempt, words)];
  if (besides.length === 0) return text;
  const isGood = text.tone === "good" && attempt.readBack?.alsoChanged !== undefined;
  return { ...text, tone: isGood ? "warning" : text.tone, details: [...besides, ...text.details] };
}

/** Which parts are not done and which could not be read, a few of many by name. */
export function partsText(attempt: Attempt, words: Words): string[] {
  const { fixId, readBack } = attempt;
  const { fixes, result } = words;
  if (!readBack) return [];
  const { left, notKnown } = readBack;
  const named = (names: readonly string[]) => names.map((name) => fixes[fixId].part?.(name) ?? name);
  return [
    ...(left ? [result.left(named(left), readAt(attempt, words))] : []),
    ...(notKnown ? [result.notKnown(named(notKnown))] : []),
  ];
}

/** A change as the screen says it; tickets keep the service's own names. */
export function inWords({ field, before = "", after = "" }: Changed, { result }: Words): Changed & { before: string } {
  return { field: result.field(field), before: result.fieldValue(before), after: result.fieldValue(after) };
}

/**
 * What else about the user is another one than before, and what came of putting it back.
 * @param said how a change is said
 */
export function besidesText(attempt: Attempt, words: Words, said = (one: Changed) => one): string[] {
  const { readBack, putBack, answer, recoveredRequestId } = attempt;
  const { result } = words;
  const changed = readBack?.alsoChanged ?? [];
  const fields = changed
    .map(said)
    .map(({ field, before = "", after = "" }) =>
      before === "" && after === "" ? field : `${field} ${before} → ${after}`,
    );
  const came = () => {
    if (!putBack) return [];
    if (changed.length === 0 && putBack.state === "answered") return [result.wasPutBack(idText(putBack.answer, words))];
    // A worker that is stopped leaves `sending`.
    return [putBack.unclear || putBack.state === "sending" ? result.unclearPutBack : result.notPutBack];
  };
  return [
    ...(changed.length > 0 ? [result.alsoChanged(fields, idText(answer, words, recoveredRequestId))] : []),
    ...came(),
  ];
}

/** The ID of a call with its name, whichever there is; empty if there is none. */
export function idText(answer: ServiceAnswer | undefined, words: Words, recoveredRequestId?: string): string {
  const told = idOf({ answer, recoveredRequestId });
  if (!told) return "";
  const { result } = words;
  return `${told.kind === "unique" ? result.uniqueId : result.requestId} ${withOrigin(told, words)}`;
}

/** An ID with where it comes from, if that is not the answer. */
export function withOrigin({ id, kind }: ToldId, { result }: Words): string {
  if (kind === "header") return result.fromHeader(id);
  return kind === "recovered" ? result.recoveredFromLog(id) : id;
}

/** An ID alone, for where a request ID is looked for: one that is none has its name. */
export function shortId({ id, kind }: ToldId, { result }: Words): string {
  return kind === "unique" ? `${result.uniqueId} ${id}` : id;
}

function outcomeText(attempt: Attempt, words: Words): ResultText {
  if (attempt.state !== "settled") return underWayText(attempt, words);
  const { outcome, failure, readBack } = attempt;
  const { result } = words;
  const fix = words.fixes[attempt.fixId];
  const at = readAt(attempt, words);
  const confirmed = readBack?.done === true ? result.confirmedAt(at) : "";
  const next = isSurelyNotDone(attempt) ? result.canRepeat : result.unknownNext;

  switch (outcome) {
    case "done":
      if (!failure) {
        return isUnconfirmed(attempt)
          ? { tone: "warning", heading: result.unconfirmed, details: [result.readBackFailed, result.unknownNext] }
          : { tone: "good", heading: fix.done, details: [confirmed] };
      }
      return {
        tone: "good",
        heading: {
          refused: result.doneAlthoughRefused,
          lost: result.doneAlthoughLost,
          notSent: () => fix.done,
        }[endOf(failure)](fix.isDone),
        details: [
          confirmed,
          ...(failure.partly ? whyText(failure, words, attempt.fixId) : []),
          whatCame(failure, words),
        ],
      };
    case "in-part":
      return inPartText(attempt, words);
    case "contradicted":
      return { tone: "bad", heading: result.contradicted(fix.notDone), details: [result.contradictedNext] };
    case "refused": {
      const text = failureText(failure ?? { code: "refused" }, words, attempt.fixId);
      const unread = showedText(attempt, words);
      const look = unread.length > 0 ? [...unread, result.unknownNext] : [];
      return { ...text, tone: "bad", details: [...look, ...text.details] };
    }
    case "not-sent": {
      const { heading: why, details } = failureText(failure ?? { code: "unexpected" }, words, attempt.fixId);
      return { tone: "warning", heading: result.notSent, why, details: [why, ...details] };
    }
    default:
      if (readBack?.orLater) return { tone: "warning", heading: result.doneByThisOrLater(fix.isDone), details: [] };
      if (failure?.partly) {
        const [heading = "", ...why] = whyText(failure, words, attempt.fixId);
        return { tone: "warning", heading, details: [...showedText(attempt, words), ...why, next] };
      }
      return {
        tone: "warning",
        heading: readBack?.done === false ? result.unknownNotDone(fix.wasNotDone, at) : result.unknownNotRead,
        details: [
          failure ? whatCame(failure, words) : "",
          failure?.origin === undefined ? "" : result.addOrigin(failure.origin),
          next,
        ],
      };
  }
}

/** What reading back showed, if it is neither in the heading nor what the heading lets expect. */
export function showedText(attempt: Attempt, words: Words): string[] {
  const { outcome, failure, readBack } = attempt;
  const { result, fixes } = words;
  if (isUnreadRefusal(attempt)) return [result.readBackFailed];
  if (outcome !== "unknown" || !failure?.partly || readBack?.orLater) return [];
  const { wasNotDone } = fixes[attempt.fixId];
  return [readBack?.done === false ? result.wasSo(wasNotDone, readAt(attempt, words)) : result.notRead];
}

/** When it was read back; with the date too if that was on another day than the press. */
function readAt({ preparedAt, readBack }: Attempt, { time, dateTime }: Words): string {
  const { at = 0 } = readBack ?? {};
  return new Date(at).toDateString() === new Date(preparedAt).toDateString() ? time(at) : dateTime(at);
}

/** How much of it is done, and what is not. */
function inPartText({ fixId, parts = [], failure, readBack }: Attempt, words: Words): ResultText {
  const fix = words.fixes[fixId];
  const { left = [], notKnown = [] } = readBack ?? {};
  return {
    tone: "warning",
    heading: fix.inPart?.(parts.length - left.length - notKnown.length, parts.length) ?? words.outcomes["in-part"],
    details: failure ? whyText(failure, words, fixId) : [],
  };
}

/** Why it failed. If a part was taken before, first that, and what came of the others. */
function whyText(failure: Failure, words: Words, fixId: FixId): string[] {
  const why = failureText(failure, words, fixId).heading;
  if (!failure.partly) return [why];
  const end = endOf(failure);
  return [words.result.partly[end], end === "notSent" ? "" : why];
}

/**
 * The words for anything that failed: what it is, and what to do. A service's code is explained by
 * the table of codes.
 * @param fixId if it was a fix that failed: each says in its own words that there is nothing to do,
 * and what helps
 */
export function failureText(failure: Failure, words: Words, fixId?: FixId): ResultText {
  const { next } = words.failures[failure.code];
  const { answer, retryAt } = failure;
  const whenNext = answer && retryAt !== undefined ? words.result.tryAgainAt(words.time(retryAt)) : undefined;
  const fix = fixId === undefined ? undefined : words.fixes[fixId];
  const says = (failure.code === "no-target" ? fix?.noTarget : undefined) ?? words.failures[failure.code].says;
  const ofFix = failure.code === "only-login-method" ? fix?.bindFirst : undefined;
  const meaning = failure.code === "refused" ? explainRefusal(failure.answer ?? {}, words) : undefined;
  const why = meaning?.means ?? says;
  // On the route "verified update" the rule on login methods is ours, and the service was not
  // asked.
  const isOurs = failure.code === "only-login-method" && failure.answer === undefined;
  const refusal = (isOurs ? words.result.quickFixRefuses : words.result.refused)(lowerFirst(why));
  return {
    tone: IN_THE_FIELD.has(failure.code) ? "warning" : "bad",
    heading: isRefusal(failure) ? refusal : says,
    why,
    details: [
      failure.digits === undefined ? whatCame(failure, words) : words.result.ofElevenDigits(failure.digits),
      whenNext ??
        meaning?.next ??
        ofFix ??
        (failure.origin === undefined ? next : words.result.addOrigin(failure.origin)),
    ],
  };
}

/** All of them in one line, for the field that the failure is about. */
export function failureLine(failure: Failure, words: Words): string {
  const { heading, details } = failureText(failure, words);
  return [heading, ...details].filter((sentence) => sentence !== "").join(" ");
}

/** What is to be mended in the field, and nothing has failed yet. */
export const IN_THE_FIELD: ReadonlySet<FailureCode> = new Set([
  "query-unclear",
  "query-several",
  "query-masked",
  "query-spreadsheet",
  "phone-incomplete",
  "phone-country-unclear",
  "text-too-long",
]);

/**
 * Whether nothing of ours explains an answer: neither the table of codes nor, if it failed, the
 * kind of the failure.
 */
export function isUnlisted({ statusCode, apiCode }: ServiceAnswer, words: Words, failure?: Failure): boolean {
  if (failure ? failure.code !== "refused" : statusCode === 200) return false;
  if (apiCode !== undefined) return explainCodes({ apiCode }, words) === undefined;
  return statusCode !== undefined && explainCodes({ statusCode }, words) === undefined;
}

function underWayText({ state, failure }: Attempt, { result }: Words): ResultText {
  const heading = () => {
    if (state === "prepared") return result.preparing;
    if (state === "sending") return result.sending;
    if (!failure) return result.saysDone;
    if (failure.partly) return result.partly[endOf(failure)];
    return answerWasLost(failure) ? result.lost : result.saysRefused;
  };
  return { tone: "busy", heading: heading(), details: [] };
}

/** What came of a request, as far as its answer tells. */
function endOf(failure: Failure): "refused" | "lost" | "notSent" {
  if (!answerWasLost(failure) && (isRefusal(failure) || failure.answer?.statusCode !== undefined)) return "refused";
  return failure.code === "locked" ? "notSent" : "lost";
}

function answerWasLost(failure: Failure): boolean {
  return isAnswerLost(failure) || failure.code === "worker-stopped";
}

function isRefusal({ code }: Failure): boolean {
  return (
    code === "refused" ||
    code === "pass-code-not-valid" ||
    code === "code-sent-lately" ||
    code === "only-login-method" ||
    code === "end-user-only"
  );
}

function whatCame({ came, answer }: Failure, { result, came: names }: Words): string {
  return came === undefined ? "" : result.cameInstead(names[came], answer?.httpStatus ?? 0);
}

/** The message, and how long it was if only its start is kept. */
export function messageText({ message, messageLength }: ServiceAnswer, { result }: Words): string | undefined {
  return message === undefined || messageLength === undefined ? message : result.cutMessage(message, messageLength);
}

/** "Refused: the pass code …": the sentence goes on after the colon. */
function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
