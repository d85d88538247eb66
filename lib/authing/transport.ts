import ky, { HTTPError } from "ky";
import { failed, type Result } from "../failure.ts";
import type { Parser } from "../lazy-schema.ts";
import { readAnswer, type Answered } from "./read-answer.ts";

/** The languages in which the service words its `message`. */
export type ServiceLanguage = "zh-CN" | "en-US";

export interface ServiceCall<T> {
  /** As documented: `/api/v3/get-user`. */
  path: string;
  /** Sent as the query; its presence makes the call a GET. */
  query?: Record<string, string>;
  /** Sent as JSON; its presence makes the call a POST. */
  body?: object;
  headers?: Record<string, string>;
  /** Shape of `data` in the answer. */
  data: Parser<T>;
  /** Milliseconds for the whole call, body and repeats included. */
  timeLimit?: number;
  /** The request is made ready meanwhile, and leaves once this has resolved. Where it rejects, nothing leaves. */
  until?: Promise<void> | undefined;
}

export type Transport = <T>(call: ServiceCall<T>) => Promise<Result<Answered<T>>>;

const TIME_LIMIT = 20_000;

/**
 * The one way to the service. Nothing of the browser's goes along (no cookies, no referrer), a redirect is an error,
 * a read may be repeated with back-off, a POST never is.
 * @param serviceAddress scheme, host and, for a gateway, the path that `/api/v3` hangs under; no slash at its end
 */
export function createTransport(serviceAddress: string, language: ServiceLanguage): Transport {
  const http = ky.create({
    credentials: "omit",
    redirect: "error",
    cache: "no-store",
    referrerPolicy: "no-referrer",
    // ky's own limit ends with the headers; the signal below covers the body too.
    timeout: false,
    retry: { limit: 2, methods: ["get"], maxRetryAfter: 5_000, backoffLimit: 2_000 },
    headers: { "x-authing-lang": language },
  });

  return async (call) => {
    const { query, body, until, timeLimit = TIME_LIMIT } = call;
    try {
      const response = await http(serviceAddress + call.path, {
        ...(query && { searchParams: query }),
        ...(body
          ? { method: "post", fetch: leaving(until, withBody(body, timeLimit)) }
          : { method: "get", fetch: leaving(until), signal: AbortSignal.timeout(timeLimit) }),
        headers: { ...call.headers, ...(body && { "content-type": "application/json" }) },
      }).catch(responseOf);
      return await readAnswer(response, call.data);
    } catch (error) {
      const timedOut = error instanceof DOMException && (error.name === "TimeoutError" || error.name === "AbortError");
      return failed(timedOut ? "timed-out" : "unreachable");
    }
  };
}

/** @param more what is added to the request as it leaves */
function leaving(until: Promise<void> | undefined, more?: () => RequestInit): typeof fetch {
  return async (request, init) => {
    await until;
    return fetch(request, { ...init, ...more?.() });
  };
}

/**
 * ky copies each request for a repeat, which a POST never has, and the copy's body would go through the browser's store of blobs, on both
 * ends. The time runs from here: what the request waits for counts as not sent.
 */
function withBody(content: object, timeLimit: number): () => RequestInit {
  const body = JSON.stringify(content);
  return () => ({ body, signal: AbortSignal.timeout(timeLimit) });
}

/** An HTTP error status can still carry the documented answer. */
function responseOf(error: unknown): Response {
  if (error instanceof HTTPError) return error.response;
  throw error;
}
