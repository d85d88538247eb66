import { failed, success, type Result, type ServiceAnswer, type UndocumentedAnswer } from "../failure.ts";
import type { Parser } from "../lazy-schema.ts";
import { CommonResponse } from "./contract.ts";

/** An answer of the documented shape with `statusCode` 200, and its parsed `data`. */
export interface Answered<T> {
  answer: ServiceAnswer;
  data: T;
}

/** Characters. The largest documented answer (a page of action logs) is far below it. */
const LARGEST_ANSWER = 1_000_000;

/**
 * Turns an HTTP response into parsed data or a typed failure that says what came. HTTP status decides nothing:
 * the service answers 200 for failures, and a gateway may put its own status on an honest answer.
 * Never throws for what the service sent; an abort of the request (the time limit) is thrown on.
 */
export async function readAnswer<T>(response: Response, dataSchema: Parser<T>): Promise<Result<Answered<T>>> {
  const httpStatus = response.status;
  const body = await readBounded(response);
  if (typeof body !== "string") return undocumented(body.came, httpStatus);
  if (body.trim() === "") return undocumented("empty", httpStatus);

  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch {
    return undocumented(whatCame(body), httpStatus);
  }

  const envelope = CommonResponse.safeParse(json);
  if (!envelope.success) return undocumented("wrong-shape", httpStatus, salvage(json));

  const { data, ...said } = envelope.data;
  const answer: ServiceAnswer = { httpStatus, ...definedOnly(said) };
  if (said.statusCode !== 200) return failed("refused", { answer });

  const parsed = dataSchema.safeParse(data);
  if (!parsed.success) return undocumented("wrong-shape", httpStatus, answer);
  return success({ answer, data: parsed.data });
}

function undocumented(came: UndocumentedAnswer, httpStatus: number, answer: ServiceAnswer = {}) {
  return failed("undocumented-answer", { came, answer: { ...answer, httpStatus } });
}

/** Stops reading at the bound: a gateway's endless page must not fill the worker's memory. */
async function readBounded(response: Response): Promise<string | { came: UndocumentedAnswer }> {
  if (response.body === null) return "";
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      text += decoder.decode(value, { stream: true });
      if (text.length > LARGEST_ANSWER) {
        // The rest is of no interest, nor is whether the connection minds.
        reader.cancel().catch(() => undefined);
        return { came: "too-large" };
      }
    }
  } catch (error) {
    // A TypeError is the connection breaking off; the time limit's abort is for the caller to name.
    if (error instanceof TypeError) return { came: "cut-off" };
    throw error;
  }
}

function whatCame(body: string): UndocumentedAnswer {
  const start = body.trimStart();
  if (start.startsWith("<")) return "html";
  return start.startsWith("{") ? "cut-off" : "not-json";
}

/** A requestId is worth keeping even when the rest of the answer can't be used. */
function salvage(json: unknown): ServiceAnswer {
  if (typeof json !== "object" || json === null) return {};
  const answer: ServiceAnswer = {};
  if ("requestId" in json && typeof json.requestId === "string" && json.requestId !== "")
    answer.requestId = json.requestId;
  if ("message" in json && typeof json.message === "string" && json.message !== "") answer.message = json.message;
  return answer;
}

function definedOnly(said: Omit<CommonResponse, "data">): ServiceAnswer {
  const { statusCode, message, apiCode, requestId } = said;
  return {
    statusCode,
    ...(message !== undefined && { message }),
    ...(apiCode !== undefined && { apiCode }),
    ...(requestId !== undefined && { requestId }),
  };
}
