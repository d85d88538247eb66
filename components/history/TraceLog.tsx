import type { TraceEntry } from "../../lib/messages/trace.ts";
import { usePageWords } from "../shared/use-page-words.ts";

/** What the action log has, an action a row; what it left out is said to be. */
export function TraceLog({ entries }: { entries: readonly TraceEntry[] }) {
  const { trace, history } = usePageWords();
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
