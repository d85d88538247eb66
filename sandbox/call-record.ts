import type { ApiRequest } from "./api-request.ts";
import type { Envelope } from "./envelope.ts";

export type TokenKind = "none" | "management" | "signature" | "end-user" | "refused";

/** What truly happened with one request, whatever its caller was told. */
export interface CallRecord {
  n: number;
  at: string;
  method: string;
  path: string;
  /** The call's name; null for a path the service does not know. */
  call: string | null;
  tokenKind: TokenKind;
  userId: string | null;
  query: Record<string, string>;
  body: unknown;
  headers: Record<string, string>;
  /** `pending` while under way, `dropped` if the connection was cut instead of answered. */
  answered: "pending" | "answered" | "dropped";
  httpStatus: number | null;
  statusCode: number | null;
  apiCode: number | null;
  message: string | null;
  changed: boolean;
  fault: string | null;
  requestId: string;
  /** Whether the caller was told the requestId. */
  requestIdSent: boolean;
}

const secret = /"accessKeySecret"\s*:\s*"[^"]*"/g;

function parsed(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Opens the record of a request that has just arrived. */
export function openRecord(n: number, now: number, request: ApiRequest, requestId: string): CallRecord {
  const headers = { ...request.headers };
  if (headers["authorization"] !== undefined) headers["authorization"] = "[hidden]";
  return {
    n,
    at: new Date(now).toISOString(),
    method: request.method,
    path: request.path,
    call: null,
    tokenKind: "none",
    userId: null,
    query: request.query,
    body: parsed(request.bodyText.replace(secret, '"accessKeySecret":"[hidden]"')),
    headers,
    answered: "pending",
    httpStatus: null,
    statusCode: null,
    apiCode: null,
    message: null,
    changed: false,
    fault: null,
    requestId,
    requestIdSent: false,
  };
}

/**
 * Notes what the caller was told; `body` is left out if the answer held nothing of the service's
 * own.
 */
export function closeRecord(record: CallRecord, httpStatus: number, body?: Envelope): void {
  record.answered = "answered";
  record.httpStatus = httpStatus;
  if (body === undefined) return;
  record.statusCode = body.statusCode;
  record.apiCode = body.apiCode === undefined ? null : Number(body.apiCode);
  record.message = body.message;
  record.requestIdSent = (body.requestId ?? body.uniqueId) !== undefined;
}
