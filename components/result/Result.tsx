import { useEffect, useRef } from "preact/hooks";
import type { Attempt } from "../../lib/state/attempt.ts";
import type { Failure } from "../../lib/failure.ts";
import { isWorthChecking } from "../../lib/attempt/outcome.ts";
import { canBePutBack } from "../../lib/attempt/can-be-put-back.ts";
import { attemptText, failureText, type ResultText } from "../../lib/result/result-text.ts";
import { failureTicketText, ticketOf } from "../../lib/result/ticket.ts";
import type { Words } from "../../lib/words/en.ts";
import { Evidence } from "./Evidence.tsx";
import { Icon, type IconName } from "../shared/Icon.tsx";
import { useTicketStyle } from "./use-ticket-style.ts";
import { useWords } from "../shared/use-words.ts";

/** Something other than an attempt that failed: a look-up, a code that was not sent. */
export interface Trouble {
  /** What did not happen, if the failure itself doesn't say so. */
  heading?: string;
  failure: Failure;
  /** Shown with the attempt, which stays: it could only not be checked again. */
  beside?: boolean;
}

export interface ResultProps {
  attempt: Attempt | undefined;
  /** Shown instead of the attempt, or with it if it is `beside` it. */
  trouble: Trouble | undefined;
  checking: boolean;
  onCheckAgain: (attemptId: string) => void;
  /** Puts back what had changed besides the fix; absent if it can't be pressed here. */
  onPutBack?: ((attemptId: string) => void) | undefined;
  /** The outcome of an attempt is on screen; called again if it changes. */
  onShown?: ((attemptId: string) => void) | undefined;
}

const ICONS: Partial<Record<ResultText["tone"], IconName>> = { good: "check", warning: "warning", bad: "cross" };

/** The one place that tells what happened. The region is always there, so that screen readers announce what comes into it. */
export function Result(props: ResultProps) {
  const { attempt, trouble } = props;
  const words = useWords();
  const region = useRef<HTMLElement>(null);
  // A popup is at most 600 px high: the outcome must not stay below the fold.
  useEffect(() => {
    if (attempt ?? trouble) region.current?.scrollIntoView({ block: "nearest" });
  }, [attempt?.attemptId, attempt?.state, trouble?.failure]);

  return (
    <section ref={region} role="status" aria-label={words.result.result}>
      <ResultContent {...props} />
    </section>
  );
}

/** The outcome in words, the evidence, and the buttons that take it to the ticket. */
function ResultContent(props: ResultProps) {
  const { trouble, checking, onCheckAgain, onPutBack, onShown } = props;
  const words = useWords();
  const style = useTicketStyle();
  const attempt = trouble && trouble.beside !== true ? undefined : props.attempt;
  useEffect(() => {
    if (attempt?.state === "settled") onShown?.(attempt.attemptId);
  }, [attempt?.attemptId, attempt?.settledAt]);
  const shown = attempt ? attemptText(attempt, words) : trouble && troubleText(trouble, words);
  if (!shown) return null;

  const answer = attempt ? attempt.answer : trouble?.failure.answer;
  // Before the service has answered there is nothing to put into a ticket.
  const hasEvidence = attempt ? attempt.state === "answered" || attempt.state === "settled" : answer !== undefined;
  const ticket = () =>
    attempt ? ticketOf(attempt, words, style) : { text: trouble ? failureTicketText(trouble.failure, words) : "" };
  const wasAsked =
    attempt?.outcome !== "not-sent" && !(attempt?.sentAt === undefined && attempt?.outcome === "refused");
  const busy = shown.tone === "busy" || checking;
  const icon = ICONS[shown.tone];
  return (
    <div class={`result result-${shown.tone}`}>
      <h2>
        {busy ? <span class="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
        <span>{shown.heading}</span>
      </h2>
      {attempt && attempt.target !== "" && (
        <p class="muted">
          <bdi>{words.result.oneCustomer(attempt.userName ?? "", attempt.target)}</bdi>
        </p>
      )}
      {shown.details
        .filter((detail) => detail !== "")
        .map((detail) => (
          <p key={detail}>{detail}</p>
        ))}
      {hasEvidence && (
        <Evidence
          answer={wasAsked ? (answer ?? {}) : answer}
          failure={attempt ? attempt.failure : trouble?.failure}
          attemptId={attempt?.attemptId}
          recoveredRequestId={attempt?.recoveredRequestId}
          ticket={ticket}
        />
      )}
      {attempt && trouble && <TroubleNote trouble={trouble} />}
      {attempt && onPutBack && canBePutBack(attempt).length > 0 && (
        <button
          type="button"
          class="button button-wide"
          aria-disabled={checking}
          onClick={() => !checking && onPutBack(attempt.attemptId)}
        >
          {words.result.putBack(canBePutBack(attempt).map(({ field, before = "" }) => `${field}: ${before}`))}
        </button>
      )}
      {attempt?.state === "settled" && isWorthChecking(attempt) && (
        <button
          type="button"
          class="button button-wide"
          aria-disabled={checking}
          onClick={() => !checking && onCheckAgain(attempt.attemptId)}
        >
          <Icon name="again" />
          {checking ? words.result.checking : words.result.checkAgain}
        </button>
      )}
    </div>
  );
}

function TroubleNote({ trouble }: { trouble: Trouble }) {
  const { heading, details } = troubleText(trouble, useWords());
  return (
    <p class="note note-warning">
      <strong>{heading}</strong> {details.filter((detail) => detail !== "").join(" ")}
    </p>
  );
}

function troubleText({ heading, failure }: Trouble, words: Words): ResultText {
  const text = failureText(failure, words);
  return heading === undefined ? text : { ...text, heading, details: [text.heading, ...text.details] };
}
