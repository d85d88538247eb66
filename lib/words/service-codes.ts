/** What a code means for this customer, and what the agent does next. */
export interface CodeMeaning {
  means: string;
  next: string;
}

export type CodeMeanings = Readonly<Record<number, CodeMeaning>>;

/** The tables of one language. */
interface Codes {
  apiCodes: CodeMeanings;
  statusCodes: CodeMeanings;
}

interface AnswerCodes {
  statusCode?: number | undefined;
  apiCode?: number | string | undefined;
}

/**
 * What an answer's codes mean: the `apiCode` if it is known and not just the `statusCode` again,
 * else the `statusCode`.
 * @returns `undefined` if neither is known
 */
export function explainCodes(
  { statusCode, apiCode }: AnswerCodes,
  { apiCodes, statusCodes }: Codes,
): CodeMeaning | undefined {
  const byApiCode = typeof apiCode === "number" && apiCode !== statusCode ? apiCodes[apiCode] : undefined;
  const byStatusCode = statusCode === undefined ? undefined : statusCodes[statusCode];
  return byApiCode ?? byStatusCode;
}

/** A refusal with `statusCode` 200 (some calls say no in their data) is not what a 200 means. */
export function explainRefusal({ statusCode, apiCode }: AnswerCodes, codes: Codes): CodeMeaning | undefined {
  return explainCodes({ apiCode, statusCode: statusCode === 200 ? undefined : statusCode }, codes);
}

/** A code and its meaning, as the help page lists it. */
export interface ListedCode extends CodeMeaning {
  code: number;
}

/** Every code of a table, smallest first. */
export function listedCodes(table: CodeMeanings): ListedCode[] {
  return Object.entries(table).map(([code, meaning]) => ({ code: Number(code), ...meaning }));
}
