import { useId, useLayoutEffect, useRef } from "preact/hooks";
import type { Attempt } from "../../lib/state/attempt.ts";
import { attemptText, type ResultText } from "../../lib/result/result-text.ts";
import type { Words } from "../../lib/words/en.ts";
import { Icon, type IconName } from "../shared/Icon.tsx";
import { Result, type Trouble } from "../result/Result.tsx";
import { TicketButton } from "../result/TicketButton.tsx";
import { useWords } from "../shared/use-words.ts";

export interface HistoryRowEvents {
  /** The attempt whose result is open in this list. */
  openId: string | undefined;
  checking: boolean;
  /** What went wrong with the open one, outside of the attempt. */
  trouble: Trouble | undefined;
  onToggle: (attemptId: string) => void;
  onCheckAgain: (attemptId: string) => void;
  onTrace: (requestId: string) => void;
}

interface HistoryRowProps extends HistoryRowEvents {
  attempt: Attempt;
}

interface HistoryListProps extends HistoryRowEvents {
  label: string;
  attempts: readonly Attempt[];
}

export function HistoryList({ label, attempts, ...events }: HistoryListProps) {
  return (
    <ol class="history-list" aria-label={label}>
      {attempts.map((attempt) => (
        <HistoryRow key={attempt.attemptId} attempt={attempt} {...events} />
      ))}
    </ol>
  );
}

const ICONS: Record<ResultText["tone"], IconName> = { good: "check", warning: "warning", bad: "cross", busy: "again" };

/** One attempt in one line; pressed, it opens into the result as it stood on the desk. */
function HistoryRow({ attempt, openId, ...events }: HistoryRowProps) {
  const words = useWords();
  const { history } = words;
  const { attemptId, userName, userId, target, answer, recoveredRequestId } = attempt;
  const { tone, heading } = attemptText(attempt, words);
  const id = useId();
  const open = openId === attemptId;
  const requestId = answer?.requestId ?? recoveredRequestId;
  return (
    <li class={`history-item result-${tone}`}>
      <button type="button" class="history-row" aria-expanded={open} id={id} onClick={() => events.onToggle(attemptId)}>
        <span class="history-outcome">
          <Icon name={ICONS[tone]} />
          <span>{outcomeName(attempt, words)}</span>
        </span>
        <span class="history-who">
          <bdi class="history-name">{userName ?? userId}</bdi>
          <bdi class="muted nowrap">{target}</bdi>
        </span>
        <span class="history-heading muted">{heading}</span>
        <code class="history-id muted">{requestId ?? history.noRequestId}</code>
        <time class="history-time muted" dateTime={isoTime(attempt.preparedAt)}>
          {history.dateTime(attempt.preparedAt)}
        </time>
      </button>
      {open && <OpenAttempt attempt={attempt} requestId={requestId} rowId={id} {...events} />}
    </li>
  );
}

interface OpenAttemptProps extends Omit<HistoryRowEvents, "openId"> {
  attempt: Attempt;
  requestId: string | undefined;
  /** What was pressed to open it, and gets the focus back. */
  rowId: string;
}

function OpenAttempt(props: OpenAttemptProps) {
  const { attempt, requestId, rowId, trouble, checking, onToggle, onCheckAgain, onTrace } = props;
  const { history } = useWords();
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.focus(), []);
  const close = () => {
    onToggle(attempt.attemptId);
    document.getElementById(rowId)?.focus();
  };
  return (
    <div
      ref={place}
      class="history-result"
      tabIndex={-1}
      role="group"
      aria-labelledby={rowId}
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
    >
      <Result attempt={attempt} trouble={trouble} checking={checking} onCheckAgain={onCheckAgain} />
      <div class="buttons">
        <TicketButton attempt={attempt} trouble={undefined} />
        {requestId !== undefined && (
          <button type="button" class="button" onClick={() => onTrace(requestId)}>
            {history.traceThis}
          </button>
        )}
        <button type="button" class="button" onClick={close}>
          {history.close}
        </button>
      </div>
    </div>
  );
}

function outcomeName({ state, outcome }: Attempt, { history }: Words): string {
  return state === "settled" && outcome !== undefined ? history.outcomes[outcome] : history.underWay;
}

function isoTime(at: number): string {
  return Number.isFinite(at) ? new Date(at).toISOString() : "";
}
