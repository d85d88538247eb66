import { download } from "../../components/shared/download.ts";
import type { HistoryFilter } from "../../components/history/HistorySearch.tsx";
import { success, type Result } from "../../lib/failure.ts";
import { LARGEST_PAGE, type HistoryPosition } from "../../lib/journal/query.ts";
import { exportCsv, type Exported } from "./export-csv.ts";
import { queryOf } from "./query-of.ts";
import { send } from "../../lib/messages/send.ts";
import type { HistoryWords } from "../../lib/words/history-en.ts";
import type { Words } from "../../lib/words/en.ts";

type Progress = (rows: number) => void;

/**
 * Hands the agent everything that a search finds, as a CSV file. Says how many there were, and how
 * many are damaged.
 */
export async function exportFound(
  filter: HistoryFilter,
  words: Words & HistoryWords,
  progress: Progress,
): Promise<Result<string>> {
  let damaged = 0;
  const exported = await exportCsv<HistoryPosition>(
    async (after) => {
      const query = { ...queryOf(filter), ...(after && { after }), limit: LARGEST_PAGE };
      const page = await send("find-attempts", query);
      if (page.ok) damaged += page.value.damaged ?? 0;
      return page;
    },
    words,
    progress,
  );
  const { history } = words;
  return handOver(exported, words, (rows) =>
    damaged > 0 ? history.exportedReadable(rows, damaged) : history.exported(rows),
  );
}

/**
 * Hands the agent what can be read of a journal that is damaged. Says how much that was, and how
 * much was lost.
 */
export async function exportReadable(words: Words & HistoryWords, progress: Progress): Promise<Result<string>> {
  let unreadable = 0;
  let onlyThisSession = false;
  const exported = await exportCsv<string>(
    async (after) => {
      const page = await send("salvage-attempts", after === undefined ? {} : { after });
      if (page.ok) {
        unreadable += page.value.unreadable;
        onlyThisSession ||= page.value.onlyThisSession ?? false;
      }
      return page;
    },
    words,
    progress,
  );
  const { exportedSession, exportedReadable } = words.history;
  return handOver(exported, words, (rows) =>
    onlyThisSession ? exportedSession(rows) : exportedReadable(rows, unreadable),
  );
}

function handOver(
  exported: Result<Exported>,
  words: Words & HistoryWords,
  says: (rows: number) => string,
): Result<string> {
  if (!exported.ok) return exported;
  const { file, rows } = exported.value;
  download(file, words.csv.fileName(localDay(new Date())));
  return success(says(rows));
}

/** The agent's day, as in 2026-11-02. */
function localDay(at: Date): string {
  const [month, day] = [at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0"));
  return [at.getFullYear(), month, day].join("-");
}
