import type { Failure } from "../../lib/failure.ts";
import { failureText } from "../../lib/result/result-text.ts";
import type { TraceEntry } from "../../lib/authing/action-logs.ts";
import type { Trace as Traced } from "../../lib/messages/protocol.ts";
import { HistoryList, type HistoryRowEvents } from "./HistoryRow.tsx";
import { useWords } from "../shared/use-words.ts";

interface TraceProps extends HistoryRowEvents {
  requestId: string;
  busy: boolean;
  /** Why nothing could be traced. */
  failure: Failure | undefined;
  /** What was found, and for which requestId. */
  traced: { requestId: string; trace: Traced } | undefined;
  onType: (requestId: string) => void;
  onSubmit: () => void;
}

/** **Trace a request ID**: what the service's action log knows of it, from this desk or any other, and what this desk does. */
export function Trace({ requestId, busy, failure, traced, onType, onSubmit, ...events }: TraceProps) {
  const words = useWords();
  const { trace } = words;
  return (
    <section class="trace" aria-label={trace.title}>
      <form
        class="field"
        aria-busy={busy}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) onSubmit();
        }}
      >
        <label for="trace">{trace.requestId}</label>
        <div class="row">
          <input
            id="trace"
            type="text"
            class="input id-input"
            value={requestId}
            placeholder={words.result.requestId}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            aria-invalid={failure?.code === "text-too-long"}
            aria-describedby={failure?.code === "text-too-long" ? "trace-failure" : "trace-hint"}
            onInput={(event) => onType(event.currentTarget.value)}
          />
          <button type="submit" class="button" aria-disabled={busy}>
            {trace.trace}
          </button>
        </div>
        <p id="trace-hint" class="note">
          {trace.hint}
        </p>
      </form>
      <div role="status" aria-label={trace.title}>
        {busy && <p class="note">{trace.tracing}</p>}
        {failure && <Sentences id="trace-failure" failure={failure} />}
        {traced?.trace.log.ok === false && <Sentences failure={traced.trace.log.failure} />}
        {traced?.trace.log.ok === true && (
          <p class="note">
            {traced.trace.log.value.length === 0
              ? trace.nothingInLog(traced.requestId)
              : trace.found(traced.trace.log.value.length)}
          </p>
        )}
      </div>
      {traced && (
        <div class="card trace-found">
          {traced.trace.log.ok && traced.trace.log.value.length > 0 && (
            <>
              <h2>{trace.logTitle}</h2>
              <TraceLog entries={traced.trace.log.value} />
            </>
          )}
          <h2>{trace.ownTitle}</h2>
          {traced.trace.attempts.length === 0 ? (
            <p>{trace.nothingHere}</p>
          ) : (
            <HistoryList label={trace.ownTitle} attempts={traced.trace.attempts} {...events} />
          )}
        </div>
      )}
    </section>
  );
}

function Sentences({ id, failure }: { id?: string; failure: Failure }) {
  const words = useWords();
  const { heading, details } = failureText(failure, words);
  return (
    <p id={id} class="note note-warning">
      <strong>{heading}</strong> {details.filter((detail) => detail !== "").join(" ")}
    </p>
  );
}

/** What the action log has, an action a row; what it left out is said to be. */
function TraceLog({ entries }: { entries: readonly TraceEntry[] }) {
  const { trace, history } = useWords();
  const headings = [trace.event, trace.succeeded, trace.time, trace.user, trace.clientIp, trace.detail];
  const cells = (entry: TraceEntry) => [
    entry.eventType,
    entry.success === undefined ? undefined : entry.success ? trace.yes : trace.no,
    entry.at === undefined ? undefined : history.dateTime(entry.at),
    entry.userId,
    entry.clientIp,
    entry.detail,
  ];
  return (
    <div class="trace-scroll" tabIndex={0} role="region" aria-label={trace.logTitle}>
      <table>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, row) => (
            <tr key={row}>
              {cells(entry).map((text, column) => (
                <td key={column}>
                  {text === undefined ? <span class="muted">{trace.notSaid}</span> : <bdi>{text}</bdi>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
