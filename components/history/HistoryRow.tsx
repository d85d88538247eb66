import { useId, useLayoutEffect, useRef } from "preact/hooks";
import { idOf, requestIdOf } from "../../lib/failure.ts";
import { isOfService, type Attempt, type Service } from "../../lib/state/attempt.ts";
import { attemptText, shortId, type ResultText } from "../../lib/result/result-text.ts";
import { isoTime } from "../../lib/words/counted.ts";
import { targetText } from "../../lib/words/fix-words.ts";
import { historyWords } from "../../lib/words/history-words.ts";
import type { HistoryWords } from "../../lib/words/history-en.ts";
import type { Words } from "../../lib/words/en.ts";
import { UnlockHere, type UnlockHereProps } from "../shared/UnlockHere.tsx";
import { Icon, type IconName } from "../shared/Icon.tsx";
import { Result, type Trouble } from "../result/Result.tsx";
import { TicketButton } from "../result/TicketButton.tsx";
import { useKeptFocus } from "../shared/use-kept-focus.ts";
import { useToday } from "../shared/use-today.ts";
import { usePageWords } from "../shared/use-words.ts";
import { CopyId } from "./CopyId.tsx";
import { Trace, type Traced } from "./Trace.tsx";

export interface HistoryRowEvents {
  /** The attempt whose result is open. */
  openId: string | undefined;
  checking: boolean;
  /** What went wrong with the open one, outside of the attempt. */
  trouble: Trouble | undefined;
  /** What the action log was asked last. */
  traced: Traced | undefined;
  /** Shown if something could not be done because Quick Fix is locked. */
  unlock: UnlockHereProps;
  /** In force: an attempt of another pool is of somebody whom this one doesn't know. */
  service: Service | undefined;
  onToggle: (attemptId: string) => void;
  onCheckAgain: (attemptId: string) => void;
  onTrace: (requestId: string) => void;
  onOpenDesk: (attempt: Attempt) => void;
}

interface HistoryListProps extends HistoryRowEvents {
  attempts: readonly Attempt[];
}

/** The attempts, newest first, each day under its own heading. */
export function HistoryList({ attempts, ...events }: HistoryListProps) {
  const words = usePageWords(historyWords);
  const { history } = words;
  const today = useToday();
  const days = attempts.map(({ preparedAt }) => dayName(preparedAt, today, history));
  return (
    <ol class="history-list" aria-label={history.attempts}>
      {attempts.map((attempt, index) => (
        <li key={attempt.attemptId} class={`history-item result-${attemptText(attempt, words).tone}`}>
          {days[index] !== days[index - 1] && <h2 class="history-day">{days[index]}</h2>}
          <HistoryRow attempt={attempt} {...events} />
        </li>
      ))}
    </ol>
  );
}

/**
 * Today and yesterday by their names, any other day by its date. All in milliseconds since 1970.
 */
function dayName(at: number, now: number, { today, yesterday, day }: HistoryWords["history"]): string {
  const dayOf = (moment: number, earlier = 0) => {
    const date = new Date(moment);
    // Days can have 23 or 25 hours, so the one before is asked for.
    return new Date(date.getFullYear(), date.getMonth(), date.getDate() - earlier).getTime();
  };
  if (dayOf(at) === dayOf(now)) return today;
  return dayOf(at) === dayOf(now, 1) ? yesterday : day(at);
}

const ICONS: Record<ResultText["tone"], IconName> = { good: "check", warning: "warning", bad: "cross", busy: "again" };

/** One attempt in one line; pressed, it opens into the result as it stood on the desk. */
function HistoryRow({ attempt, openId, ...events }: HistoryRowEvents & { attempt: Attempt }) {
  const words = usePageWords(historyWords);
  const { history } = words;
  const { attemptId, userName, userId } = attempt;
  const { tone, heading, why } = attemptText(attempt, words);
  const id = useId();
  const open = openId === attemptId;
  const told = idOf(attempt);
  return (
    <>
      <div class="history-line">
        <button
          type="button"
          class="history-row"
          aria-expanded={open}
          id={id}
          onClick={() => events.onToggle(attemptId)}
        >
          <span class="history-outcome">
            <Icon name={ICONS[tone]} />
            <span>{outcomeName(attempt, words)}</span>
          </span>
          <span class="history-who">
            <bdi class="history-name">{userName ?? userId}</bdi>
            <bdi class="muted nowrap">{targetText(attempt, words)}</bdi>
          </span>
          <span class="history-heading muted">{why ?? heading}</span>
          <code class="history-id muted">{told ? shortId(told, words) : history.noRequestId}</code>
          <time class="history-time muted" dateTime={isoTime(attempt.preparedAt)}>
            {words.time(attempt.preparedAt)}
          </time>
        </button>
        {told && <CopyId told={told} />}
      </div>
      {open && <OpenAttempt attempt={attempt} rowId={id} {...events} />}
    </>
  );
}

interface OpenAttemptProps extends Omit<HistoryRowEvents, "openId"> {
  attempt: Attempt;
  /** What was pressed to open it, and gets the focus back. */
  rowId: string;
}

function OpenAttempt(props: OpenAttemptProps) {
  const { attempt, rowId, trouble, checking, traced, unlock, service } = props;
  const { history } = usePageWords(historyWords);
  const requestId = requestIdOf(attempt);
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.focus(), []);
  useKeptFocus(() => place.current?.focus());
  const close = () => {
    props.onToggle(attempt.attemptId);
    document.getElementById(rowId)?.focus();
  };
  const isLocked = trouble?.failure.code === "locked";
  const ownTrace = traced !== undefined && traced.requestId === requestId ? traced : undefined;
  return (
    <div
      ref={place}
      class="history-result"
      tabIndex={-1}
      role="group"
      aria-labelledby={rowId}
      onKeyDown={(event) => {
        // A dialog has an Escape of its own.
        if (event.key === "Escape" && !document.querySelector("dialog[open]")) close();
      }}
    >
      <Result attempt={attempt} trouble={trouble} checking={checking} onCheckAgain={props.onCheckAgain} />
      {isLocked && <UnlockHere {...unlock} />}
      <div class="buttons">
        <TicketButton attempt={attempt} trouble={undefined} />
        {service && isOfService(attempt, service) && (
          <button type="button" class="button button-small" onClick={() => props.onOpenDesk(attempt)}>
            {history.openOnDesk}
          </button>
        )}
        {requestId !== undefined && (
          <button type="button" class="button button-small" onClick={() => props.onTrace(requestId)}>
            {history.traceThis}
          </button>
        )}
        <button type="button" class="button" onClick={close}>
          {history.close}
        </button>
      </div>
      {ownTrace && <Trace {...ownTrace} unlock={isLocked ? undefined : unlock} />}
    </div>
  );
}

function outcomeName({ state, outcome }: Attempt, { history, outcomes }: Words & HistoryWords): string {
  return state === "settled" && outcome !== undefined ? outcomes[outcome] : history.underWay;
}
