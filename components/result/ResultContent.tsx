import { useEffect } from "preact/hooks";
import type { Attempt } from "../../lib/state/attempt.ts";
import type { Failure } from "../../lib/failure.ts";
import { isWorthChecking } from "../../lib/attempt/outcome.ts";
import { attemptText, failureText, type ResultText } from "../../lib/result/result-text.ts";
import { failureTicketText, ticketOf } from "../../lib/result/ticket.ts";
import type { Words } from "../../lib/words/en.ts";
import { Evidence } from "./Evidence.tsx";
import { Icon, type IconName } from "../shared/Icon.tsx";
import { useTicketStyle } from "./use-ticket-style.ts";
import { useWords } from "../shared/use-words.ts";

/** Something other than an attempt that failed: a look-up, a code that was not sent. */
export interface Trouble {
  /** What did not happen, where the failure itself doesn't say so. */
  heading?: string;
  failure: Failure;
  /** Whether it takes nothing from what stands there: an attempt that could not be looked at again is still the last word. */
  beside?: boolean;
}

export interface ResultContentProps {
  attempt: Attempt | undefined;
  /** Shown instead of the attempt, or with it where it is beside it. */
  trouble: Trouble | undefined;
  /** Whether an attempt may come soon. */
  isExpected?: boolean;
  checking: boolean;
  onCheckAgain: (attemptId: string) => void;
  /** The outcome of an attempt is on screen; called again where it becomes another one. */
  onShown?: ((attemptId: string) => void) | undefined;
}

const ICONS: Partial<Record<ResultText["tone"], IconName>> = { good: "check", warning: "warning", bad: "cross" };

/** Answered as most are, without a word in it. */
const BLANK: Attempt = {
  attemptId: "",
  fixId: "unbind-phone",
  route: "unbind-phone",
  serviceAddress: "",
  userId: "",
  target: "",
  state: "answered",
  preparedAt: 0,
  answer: { statusCode: 200, message: "", requestId: "" },
};

/** The outcome in words, the evidence, and the buttons that take it to the ticket. */
export function ResultContent(props: ResultContentProps) {
  const { trouble, checking, onCheckAgain, onShown } = props;
  const words = useWords();
  const style = useTicketStyle();
  // One that is expected is drawn before it comes, unseen: what comes is then only filled in, which is quicker.
  const latest = props.attempt ?? (props.isExpected === true && !trouble ? BLANK : undefined);
  const attempt = trouble && trouble.beside !== true ? undefined : latest;
  useEffect(() => {
    if (attempt?.state === "settled") onShown?.(attempt.attemptId);
  }, [attempt?.attemptId, attempt?.settledAt]);
  const shown = attempt ? attemptText(attempt, words) : trouble && troubleText(trouble, words);
  if (!shown) return null;

  const answer = attempt ? attempt.answer : trouble?.failure.answer;
  // While the service hasn't spoken there is nothing to put into a ticket.
  const hasEvidence = attempt ? attempt.state === "answered" || attempt.state === "settled" : answer !== undefined;
  const ticket = () =>
    attempt ? ticketOf(attempt, words, style) : { text: trouble ? failureTicketText(trouble.failure, words) : "" };
  const busy = shown.tone === "busy" || checking;
  const icon = ICONS[shown.tone];
  return (
    <div class={`result result-${shown.tone}`} hidden={attempt === BLANK}>
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
          answer={attempt?.outcome === "not-sent" ? answer : (answer ?? {})}
          attemptId={attempt?.attemptId}
          recoveredRequestId={attempt?.recoveredRequestId}
          ticket={ticket}
        />
      )}
      {attempt && trouble && <TroubleNote trouble={trouble} />}
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
