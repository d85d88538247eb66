import type { Lang } from "./api-request.ts";
import type { Outcome } from "./outcome.ts";
import type { Switches } from "./faults/switches.ts";

/** `CommonResponseDto`, plus a field nobody documented, as real answers have. */
export interface Envelope {
  statusCode: number;
  message: string;
  apiCode?: number | string;
  requestId?: string;
  /** The older envelope's handle. */
  uniqueId?: string;
  data?: unknown;
  sandbox: true;
}

/** The part of a request that an answer may repeat. */
export interface Echo {
  bodyText: string;
  authorization: string | undefined;
}

function echoed(message: string, { bodyText, authorization = "" }: Echo, { echo }: Switches): string {
  if (echo === "off") return message;
  return [message, bodyText, ...(echo === "body-and-token" ? [authorization] : [])].join(" ");
}

/** Words an outcome in the caller's language. */
export function envelope(
  outcome: Outcome,
  lang: Lang,
  requestId: string | undefined,
  switches: Switches,
  echo: Echo,
): Envelope {
  const older = switches.envelope === "older";
  const handle = requestId === undefined ? {} : older ? { uniqueId: requestId } : { requestId };
  if (outcome.ok) {
    return {
      statusCode: 200,
      message: echoed(lang === "en-US" ? "Operation successful" : "操作成功", echo, switches),
      ...(switches.requestIdOnSuccess && handle),
      ...(outcome.data !== undefined && { data: outcome.data }),
      sandbox: true,
    };
  }
  const { statusCode, apiCode, en, zh } = outcome.refusal;
  return {
    statusCode,
    message: echoed(lang === "en-US" ? en : zh, echo, switches),
    ...(apiCode !== undefined && { apiCode: switches.apiCodeAsString || older ? String(apiCode) : apiCode }),
    ...handle,
    ...(older && { data: null }),
    sandbox: true,
  };
}
