import type { Attempt, ReadBack } from "../../lib/state/attempt.ts";
import { csvRow } from "./csv.ts";
import type { PageWords } from "../../lib/words/load-page-words.ts";

type Column = [heading: (words: PageWords["csv"]) => string, cell: (attempt: Attempt, words: PageWords) => string];

const COLUMNS: readonly Column[] = [
  [({ time }) => time, ({ sentAt, preparedAt }) => isoTime(sentAt ?? preparedAt)],
  [({ outcome }) => outcome, ({ outcome }, { history }) => (outcome ? history.outcomes[outcome] : history.underWay)],
  [({ fix }) => fix, ({ fixId }, { fixes }) => fixes[fixId].name],
  [({ userName }) => userName, ({ userName }) => userName ?? ""],
  [({ userId }) => userId, ({ userId }) => userId],
  [({ target }) => target, ({ target }) => target],
  [({ status }) => status, ({ answer }) => String(answer?.statusCode ?? "")],
  [({ apiCode }) => apiCode, ({ answer }) => String(answer?.apiCode ?? "")],
  [({ message }) => message, ({ answer }) => answer?.message ?? ""],
  [({ requestId }) => requestId, ({ answer }) => answer?.requestId ?? ""],
  [({ recovered }) => recovered, ({ recoveredRequestId }) => recoveredRequestId ?? ""],
  [({ attemptId }) => attemptId, ({ attemptId }) => attemptId],
  [({ serviceAddress }) => serviceAddress, ({ serviceAddress }) => serviceAddress],
  [({ route }) => route, ({ route }) => route],
  [({ readBack }) => readBack, ({ readBack }, { csv }) => readBackText(readBack, csv)],
  [({ confirmedAt }) => confirmedAt, ({ readBack }) => (readBack ? isoTime(readBack.at) : "")],
];

export function csvHeading({ csv }: PageWords): string {
  return csvRow(COLUMNS.map(([heading]) => heading(csv)));
}

/** One attempt as one record. What is absent is an empty cell. */
export function csvAttempt(attempt: Attempt, words: PageWords): string {
  return csvRow(COLUMNS.map(([, cell]) => cell(attempt, words)));
}

function readBackText(readBack: ReadBack | undefined, words: PageWords["csv"]): string {
  if (!readBack) return "";
  if (readBack.gone === undefined) return words.notRead;
  if (!readBack.gone) return words.stillBound;
  return readBack.replaced ? words.replaced : words.gone;
}

/** A damaged attempt can hold a time that is none. */
function isoTime(at: number): string {
  return Number.isFinite(at) ? new Date(at).toISOString() : "";
}
