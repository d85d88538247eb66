import type { Lang } from "./api-request.ts";
import type { Outcome } from "./outcome.ts";
import type { Switches } from "./faults/switches.ts";

/** `CommonResponseDto`, plus a field nobody documented, as real answers have. */
export interface Envelope {
  statusCode: number;
  message: string;
  apiCode?: number | string;
  requestId?: string;
  data?: unknown;
  sandbox: true;
}

/** Words an outcome in the caller's language. */
export function envelope(outcome: Outcome, lang: Lang, requestId: string | undefined, switches: Switches): Envelope {
  if (outcome.ok) {
    return {
      statusCode: 200,
      message: lang === "en-US" ? "Operation successful" : "操作成功",
      ...(requestId !== undefined && switches.requestIdOnSuccess && { requestId }),
      ...(outcome.data !== undefined && { data: outcome.data }),
      sandbox: true,
    };
  }
  const { statusCode, apiCode, en, zh } = outcome.refusal;
  return {
    statusCode,
    message: lang === "en-US" ? en : zh,
    ...(apiCode !== undefined && { apiCode: switches.apiCodeAsString ? String(apiCode) : apiCode }),
    ...(requestId !== undefined && { requestId }),
    sandbox: true,
  };
}
