import type { Attempt } from "../../lib/state/attempt.ts";
import { HistoryRow, type HistoryRowEvents } from "./HistoryRow.tsx";

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
