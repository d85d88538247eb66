import type { Failure, Result } from "../../lib/failure.ts";
import { failureText } from "../../lib/result/result-text.ts";
import type { TraceEntry } from "../../lib/authing/action-logs.ts";
import { UnlockHere, type UnlockHereProps } from "../shared/UnlockHere.tsx";
import { historyWords } from "../../lib/words/history-words.ts";
import { usePageWords, useWords } from "../shared/use-words.ts";

/** What the service's action log was asked about one request ID. */
export interface Traced {
  requestId: string;
  /** Absent while the answer is awaited. */
  log?: Result<TraceEntry[]>;
}

interface TraceProps extends Traced {
  /** Absent if it can be unlocked right above. */
  unlock: UnlockHereProps | undefined;
}

/** What the service's action log knows of a request ID, from this desk or any other. */
export function Trace({ requestId, log, unlock }: TraceProps) {
  const { trace } = usePageWords(historyWords);
  const isLocked = log?.ok === false && log.failure.code === "locked";
  return (
    <section class="trace" aria-label={trace.title} aria-busy={log === undefined}>
      {/* Shown beside the passphrase, and read out here. */}
      <div role="status" aria-label={trace.title} class={isLocked ? "off-screen" : undefined}>
        {log === undefined ? (
          <p class="note">{trace.tracing}</p>
        ) : log.ok ? (
          <p class="note">{log.value.length === 0 ? trace.nothingInLog(requestId) : trace.found(log.value.length)}</p>
        ) : (
          <WhyNot failure={log.failure} />
        )}
      </div>
      {isLocked && unlock && <UnlockHere {...unlock} />}
      {log?.ok === true && log.value.length > 0 && <TraceLog entries={log.value} />}
    </section>
  );
}

function WhyNot({ failure }: { failure: Failure }) {
  const { heading, details } = failureText(failure, useWords());
  return (
    <p class="note note-warning">
      <strong>{heading}</strong> {details.filter((detail) => detail !== "").join(" ")}
    </p>
  );
}

/** What the action log has, an action a row; what it left out is said to be. */
function TraceLog({ entries }: { entries: readonly TraceEntry[] }) {
  const { trace, dateTime } = usePageWords(historyWords);
  const headings = [trace.event, trace.succeeded, trace.time, trace.user, trace.clientIp, trace.detail];
  const cells = (entry: TraceEntry) => [
    entry.eventType,
    entry.success === undefined ? undefined : entry.success ? trace.yes : trace.no,
    entry.at === undefined ? undefined : dateTime(entry.at),
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
