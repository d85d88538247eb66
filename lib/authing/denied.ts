import { failed, type Result } from "../failure.ts";
import type { Answered } from "./read-answer.ts";

/** Some calls answer 200 with `data.success: false`. That is a refusal, whatever the status says. */
export function denied<T extends { denied: boolean }>(result: Result<Answered<T>>): Result<Answered<T>> {
  return result.ok && result.value.data.denied ? failed("refused", { answer: result.value.answer }) : result;
}
