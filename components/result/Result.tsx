import { useEffect, useRef, useState } from "preact/hooks";
import type { Attempt } from "../../lib/state/attempt.ts";
import type { Failure } from "../../lib/failure.ts";
import { isWorthChecking } from "../../lib/attempt/outcome.ts";
import { canBePutBack } from "../../lib/attempt/can-be-put-back.ts";
import { readSettings } from "../../lib/settings/effective-settings.ts";
import { poolCheckItem } from "../../lib/state/items.ts";
import { isReportOf } from "../../lib/state/pool-check.ts";
import { attemptText, failureText, inWords, type ResultText } from "../../lib/result/result-text.ts";
import { targetText } from "../../lib/words/fix-words.ts";
import type { Words } from "../../lib/words/en.ts";
import { Evidence } from "./Evidence.tsx";
import { Icon, type IconName } from "../shared/Icon.tsx";
import { useNow } from "../shared/use-now.ts";
import { useWords } from "../shared/use-words.ts";
import { withKey } from "../shared/with-key.ts";

/** Something other than an attempt that failed: a look-up, a code that was not sent. */
export interface Trouble {
  /** What did not happen, in the language of the moment, if the failure itself doesn't say so. */
  heading?: (words: Words) => string;
  failure: Failure;
  /** Shown with the attempt, which stays: it could only not be checked again. */
  beside?: boolean;
  /** It is not known whether it happened: a warning, and nothing to try again. */
  uncertain?: boolean;
  /** Milliseconds since 1970. */
  at?: number;
}

export interface ResultProps {
  /** What is on record by now, in words, for a trouble that is about it. */
  nowOnRecord?: string | undefined;
  attempt: Attempt | undefined;
  /** Shown instead of the attempt, or with it if it is `beside` it. */
  trouble: Trouble | undefined;
  checking: boolean;
  onCheckAgain: (attemptId: string) => void;
  /** Puts back what had changed besides the fix; absent if it can't be pressed here. */
  onPutBack?: ((attemptId: string) => void) | undefined;
  /** The outcome of an attempt is on screen; called again if it changes. */
  onShown?: ((attemptId: string) => void) | undefined;
  /** The agent wants to press again although the outcome is open. */
  onRepeat?: (() => void) | undefined;
}

const ICONS: Partial<Record<ResultText["tone"], IconName>> = { good: "check", warning: "warning", bad: "cross" };

/**
 * The one place that tells what happened. The region is always there, so that screen readers
 * announce what comes into it.
 */
export function Result(props: ResultProps) {
  const { attempt, trouble } = props;
  const words = useWords();
  const region = useRef<HTMLElement>(null);
  // In a narrow or a low panel the outcome must not stay below the fold.
  useEffect(() => {
    if (attempt ?? trouble) region.current?.scrollIntoView({ block: "nearest" });
  }, [attempt?.attemptId, attempt?.state, trouble?.failure]);

  return (
    <section ref={region} class="result-region" role="status" aria-label={words.result.result}>
      <ResultContent {...props} />
    </section>
  );
}

/** The outcome in words, the next step, the evidence, and the button that looks again. */
function ResultContent(props: ResultProps) {
  const { trouble, checking, onPutBack, onShown } = props;
  const words = useWords();
  const attempt = trouble && trouble.beside !== true ? undefined : props.attempt;
  useEffect(() => {
    if (attempt?.state === "settled") onShown?.(attempt.attemptId);
  }, [attempt?.attemptId, attempt?.settledAt]);
  const shown = attempt ? attemptText(attempt, words) : trouble && troubleText(trouble, words, props.nowOnRecord);
  if (!shown) return null;

  const answer = attempt ? attempt.answer : trouble?.failure.answer;
  const hasEvidence = attempt ? attempt.state === "answered" || attempt.state === "settled" : answer !== undefined;
  const wasAsked =
    attempt?.outcome !== "not-sent" && !(attempt?.sentAt === undefined && attempt?.outcome === "refused");
  const busy = shown.tone === "busy" || checking;
  const icon = ICONS[shown.tone];
  return (
    <>
      <div class={`result result-${shown.tone}`}>
        <h2>
          {busy ? <span class="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
          <span>{shown.heading}</span>
        </h2>
        <Details lead={attempt?.outcome === "done" ? leadOf(attempt, words) : ""} details={shown.details} />
        {attempt?.outcome === "refused" && attempt.failure?.code === "end-user-only" && <LastPoolCheck />}
        {hasEvidence && (
          <Evidence
            answer={wasAsked ? (answer ?? {}) : answer}
            failure={attempt ? attempt.failure : trouble?.failure}
            attemptId={attempt?.attemptId}
            recoveredRequestId={attempt?.recoveredRequestId}
          />
        )}
        {attempt && trouble && <TroubleNote trouble={trouble} />}
      </div>
      {attempt && onPutBack && canBePutBack(attempt).length > 0 && (
        <button
          type="button"
          class="button button-wide"
          aria-keyshortcuts="Alt+P"
          title={withKey(words.keys.putBack, "Alt+P")}
          aria-disabled={checking}
          onClick={() => !checking && onPutBack(attempt.attemptId)}
        >
          {words.result.putBack(
            canBePutBack(attempt).map((one) => {
              const { field, before } = inWords(one, words);
              return `${field}: ${before}`;
            }),
          )}
        </button>
      )}
      {attempt?.state === "settled" && isWorthChecking(attempt) && <CheckAgain {...props} attempt={attempt} />}
    </>
  );
}

/** Where it was found out which route works, if this pool was ever checked. */
function LastPoolCheck() {
  const { result, dateTime } = useWords();
  const [at, setAt] = useState<number>();
  useEffect(() => {
    void Promise.all([poolCheckItem.getValue(), readSettings()]).then(([report, stored]) => {
      if (report && stored && isReportOf(report, stored.settings)) setAt(report.endedAt);
    });
  }, []);
  return at === undefined ? null : <p>{result.lastPoolCheck(dateTime(at))}</p>;
}

function leadOf(attempt: Attempt, words: Words): string {
  const target = targetText(attempt, words);
  return words.fixes[attempt.fixId].wasTarget?.(target) ?? target;
}

/** The next step, in one paragraph; before it what is gone, which the card no longer has. */
function Details({ lead, details }: { lead: string; details: readonly string[] }) {
  const said = details.filter((detail) => detail !== "");
  if (said.length === 0) return null;
  return (
    <p>
      {lead !== "" && <bdi class="lead">{lead}</bdi>}
      {said.map((detail) => (
        <span key={detail}>{detail} </span>
      ))}
    </p>
  );
}

type CheckAgainProps = Pick<ResultProps, "checking" | "onCheckAgain" | "onRepeat"> & { attempt: Attempt };

/**
 * What is open can be looked at again, now or by itself. To repeat the press is possible, and takes
 * one step more.
 */
function CheckAgain({ attempt, checking, onCheckAgain, onRepeat }: CheckAgainProps) {
  const { result } = useWords();
  const { recheckAt = 0 } = attempt;
  const seconds = Math.ceil((recheckAt - useNow(recheckAt)) / 1_000);
  return (
    <div class="check-again">
      <button
        type="button"
        class="button button-primary button-wide"
        data-key="Alt A"
        aria-keyshortcuts="Alt+A"
        title={withKey(result.checkAgain, "Alt+A")}
        aria-disabled={checking}
        onClick={() => !checking && onCheckAgain(attempt.attemptId)}
      >
        <Icon name="again" />
        {checking ? result.checking : result.checkAgain}
      </button>
      <div class="field-head repeat">
        {/* Else the whole result would be read out each second. */}
        <p class="note" aria-live="off">
          {seconds > 0 && !checking ? result.checksByItself(seconds) : ""}
        </p>
        {onRepeat && (
          <button
            type="button"
            class="button button-quiet"
            aria-keyshortcuts="Alt+R"
            title={withKey(result.repeat, "Alt+R")}
            onClick={onRepeat}
          >
            {result.repeat}
          </button>
        )}
      </div>
    </div>
  );
}

function TroubleNote({ trouble }: { trouble: Trouble }) {
  const { heading, details } = troubleText(trouble, useWords());
  // The form below says that it is locked.
  const said = trouble.failure.code === "locked" ? [] : details.filter((detail) => detail !== "");
  return (
    <p class="note note-warning">
      <strong>{heading}</strong> {said.join(" ")}
    </p>
  );
}

function troubleText({ failure, uncertain, ...trouble }: Trouble, words: Words, nowOnRecord = ""): ResultText {
  const heading = trouble.heading?.(words);
  const text = failureText(failure, words);
  if (failure.code === "target-changed") text.details.unshift(nowOnRecord);
  // What to do is in the heading, and that it was throttled in the evidence.
  if (heading !== undefined && uncertain === true) {
    const details = failure.code === "code-sent-lately" ? [] : [text.heading, ...text.details.slice(0, 1)];
    return { tone: "warning", heading, details };
  }
  return heading === undefined ? text : { ...text, heading, details: [text.heading, ...text.details] };
}
