import type { Answered } from "../authing/read-answer.ts";
import { success, type Result } from "../failure.ts";

/**
 * What was said to a request, with the IDs of those before it: the log has them, too, and they are
 * this press's, and nobody else's.
 */
export function withEarlierIds(said: Result<Answered<unknown>>, earlier: readonly string[]): Result<Answered<unknown>> {
  const known = said.ok ? said.value.answer : said.failure.answer;
  const earlierRequestIds = [...earlier, ...(known?.earlierRequestIds ?? [])];
  if (earlierRequestIds.length === 0) return said;
  const answer = { ...known, earlierRequestIds };
  return said.ok ? success({ ...said.value, answer }) : { ok: false, failure: { ...said.failure, answer } };
}
