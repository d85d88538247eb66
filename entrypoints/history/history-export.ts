import type { Attempt } from "../../lib/state/attempt.ts";
import { BYTE_ORDER_MARK } from "./csv.ts";
import { success, type Result } from "../../lib/failure.ts";
import { csvAttempt, csvHeading } from "./export-csv.ts";
import type { PageWords } from "../../lib/words/load-page-words.ts";

export interface ExportPage<Position> {
  attempts: Attempt[];
  next?: Position;
}

export interface Exported {
  file: Blob;
  rows: number;
}

/**
 * Writes a CSV file page by page: 100,000 attempts are never in memory as such, only as the text of a file.
 * @param readPage reads the page after a position, or the first one
 * @param onProgress told of the rows so far, after each page
 */
export async function exportCsv<Position>(
  readPage: (after: Position | undefined) => Promise<Result<ExportPage<Position>>>,
  words: PageWords,
  onProgress: (rows: number) => void,
): Promise<Result<Exported>> {
  // A Blob takes over each page's text, and the browser may keep it on disk.
  const parts: Blob[] = [new Blob([BYTE_ORDER_MARK, csvHeading(words)])];
  let rows = 0;
  let after: Position | undefined;
  do {
    const page = await readPage(after);
    if (!page.ok) return page;
    const { attempts, next } = page.value;
    parts.push(new Blob(attempts.map((attempt) => csvAttempt(attempt, words))));
    rows += attempts.length;
    onProgress(rows);
    after = next;
  } while (after !== undefined);
  return success({ file: new Blob(parts, { type: "text/csv;charset=utf-8" }), rows });
}
