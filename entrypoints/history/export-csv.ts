import type { Attempt, ReadBack } from "../../lib/state/attempt.ts";
import { idOf, success, type Result } from "../../lib/failure.ts";
import type { HistoryWords } from "../../lib/words/history-en.ts";
import { shortId } from "../../lib/result/result-text.ts";
import { ticketOutcome } from "../../lib/result/ticket-fields.ts";
import { isoTime } from "../../lib/words/counted.ts";
import { targetText } from "../../lib/words/fix-words.ts";
import type { Words } from "../../lib/words/en.ts";

/** Excel takes a file without it for one in the system's old code page. */
const BYTE_ORDER_MARK = "\uFEFF";

interface ExportPage<Position> {
  attempts: Attempt[];
  next?: Position;
}

export interface Exported {
  file: Blob;
  rows: number;
}

/**
 * Writes a CSV file page by page: 100,000 attempts are never in memory as such, only as the text of
 * a file.
 * @param readPage reads the page after a position, or the first one
 * @param onProgress told of the rows so far, after each page
 */
export async function exportCsv<Position>(
  readPage: (after: Position | undefined) => Promise<Result<ExportPage<Position>>>,
  words: Words & HistoryWords,
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

type Column = [
  heading: (words: HistoryWords["csv"]) => string,
  cell: (attempt: Attempt, words: Words & HistoryWords) => string,
];

const COLUMNS: readonly Column[] = [
  [({ time }) => time, ({ sentAt, preparedAt }) => isoTime(sentAt ?? preparedAt)],
  [({ outcome }) => outcome, ({ outcome }, { history, outcomes }) => (outcome ? outcomes[outcome] : history.underWay)],
  [({ fix }) => fix, ({ fixId }, { fixes }) => fixes[fixId].name],
  [({ userName }) => userName, ({ userName }) => userName ?? ""],
  [({ userId }) => userId, ({ userId }) => userId],
  [({ target }) => target, targetText],
  [({ status }) => status, ({ answer }) => String(answer?.statusCode ?? "")],
  [({ apiCode }) => apiCode, ({ answer }) => String(answer?.apiCode ?? "")],
  [
    ({ message }) => message,
    ({ answer: { message = "", messageLength } = {} }, { result }) =>
      messageLength === undefined ? message : result.cutMessage(message, messageLength),
  ],
  [({ requestId }) => requestId, ({ answer }) => answer?.requestId ?? ""],
  [({ headerRequestId }) => headerRequestId, ({ answer }) => answer?.headerRequestId ?? ""],
  [({ uniqueId }) => uniqueId, ({ answer }) => answer?.uniqueId ?? ""],
  [({ recovered }) => recovered, ({ recoveredRequestId }) => recoveredRequestId ?? ""],
  [({ attemptId }) => attemptId, ({ attemptId }) => attemptId],
  [({ serviceAddress }) => serviceAddress, ({ serviceAddress }) => serviceAddress],
  [({ route }) => route, ({ route }) => route],
  [({ readBack }) => readBack, ({ readBack }, { csv }) => readBackText(readBack, csv)],
  [({ confirmedAt }) => confirmedAt, ({ readBack }) => (readBack ? isoTime(readBack.at) : "")],
  [({ earlierRequestIds }) => earlierRequestIds, ({ answer }) => answer?.earlierRequestIds?.join("; ") ?? ""],
  [({ putBack }) => putBack, putBackId],
  // After all others: whoever reads the file by position finds those where they were.
  [({ outcomeInWords }) => outcomeInWords, ticketOutcome],
];

function csvHeading({ csv }: Words & HistoryWords): string {
  return csvRow(COLUMNS.map(([heading]) => heading(csv)));
}

/** One attempt as one record. What is absent is an empty cell. */
function csvAttempt(attempt: Attempt, words: Words & HistoryWords): string {
  return csvRow(COLUMNS.map(([, cell]) => cell(attempt, words)));
}

function putBackId({ putBack }: Attempt, words: Words): string {
  const told = putBack && idOf(putBack);
  return told ? shortId(told, words) : "";
}

function readBackText(readBack: ReadBack | undefined, words: HistoryWords["csv"]): string {
  if (!readBack) return "";
  if (readBack.orLater) return words.orLater;
  if (readBack.done === undefined) return words.notRead;
  if (readBack.left) return words.left(readBack.left, readBack.notKnown ?? []);
  if (!readBack.done) return words.notDone;
  return readBack.replaced ? words.replaced : words.done;
}

/**
 * One record by RFC 4180, with its line end. All is quoted, because spreadsheets differ in their
 * separators.
 */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${withoutFormula(cell).replace(/"/gu, '""')}"`).join(",")}\r\n`;
}

/**
 * Spreadsheets run what starts like a formula, quoted or not, and one that separates by `;` or tabs
 * starts a cell after each. Source: OWASP, CSV injection.
 */
function withoutFormula(text: string): string {
  const startsOdd = /^[\t\r\n]/u.test(text);
  const pieces = text.split(/([,;|\t\r\n])/u).map((piece) => {
    const isFormula = /^[=+\-@＝＋－＠]/u.test(piece.slice(0, 100).replace(/^[\s"']{0,100}/u, ""));
    return isFormula ? `'${piece}` : piece;
  });
  return (startsOdd ? "'" : "") + pieces.join("");
}
