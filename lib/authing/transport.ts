import ky, { HTTPError } from "ky";
import type * as z from "zod/mini";
import { failed, type Result } from "../failure.ts";
import { secretsIn } from "./clean-echo.ts";
import { readAnswer, withoutWords, type Answered } from "./read-answer.ts";

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
  /** What else must never be kept of the answer, besides what the request itself carries. */
  secrets?: readonly string[];
  /**
   * Keeps nothing of the answer but its codes and IDs: its words can hold a secret that the service
   * has just made.
   */
  withholdsMessage?: boolean;
  /** Shape of `data` in the answer. */
  data: z.ZodMiniType<T>;
  /** Asked before a read is repeated. */
  mayRepeat?: () => Promise<boolean>;
  /** Milliseconds for the whole call, body and repeats included. */
  timeLimit?: number;
}

export interface TransportOptions {
  /** What the browser sends as `Origin`: a refusal because of it has to name it. */
  origin?: string | undefined;
  /**
   * Told the `Date` header of each answer: the service's time in milliseconds since 1970, to the
   * second.
   */
  onDate?: ((serviceTime: number) => void) | undefined;
}

export type Transport = <T>(call: ServiceCall<T>) => Promise<Result<Answered<T>>>;

const TIME_LIMIT = 20_000;

/**
 * The one way to the service. Nothing of the browser's goes along (no cookies, no referrer), and a
 * redirect is an error. A read may be repeated with back-off; a POST never is.
 * @param serviceAddress scheme, host and, for a gateway, the path before `/api/v3`; no slash at its
 * end
 */
export function createTransport(
  serviceAddress: string,
  language: ServiceLanguage,
  { origin, onDate }: TransportOptions = {},
): Transport {
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
    const { path, query, body, headers, data, mayRepeat, secrets = [], timeLimit = TIME_LIMIT } = call;
    try {
      const response = await http(serviceAddress + path, {
        method: body ? "post" : "get",
        ...(query && { searchParams: query }),
        ...(body && { json: body }),
        ...(headers && { headers }),
        signal: AbortSignal.timeout(timeLimit),
        hooks: {
          beforeRetry: [
            async () => {
              if ((await mayRepeat?.()) === false) throw new Error("May not be repeated");
            },
          ],
        },
      }).catch(responseOf);
      const serviceTime = Date.parse(response.headers.get("date") ?? "");
      if (Number.isFinite(serviceTime)) onDate?.(serviceTime);
      const known = [...secretsIn({ ...(headers && { headers }), ...(body && { body }) }), ...secrets];
      const read = await readAnswer(response, data, known);
      const shown = call.withholdsMessage === true ? withoutWords(read) : read;
      if (shown.ok) return shown;
      const isOrigin = shown.failure.code === "origin-refused" && origin !== undefined;
      const failure = { ...shown.failure, ...retryAtOf(response), ...(isOrigin && { origin }) };
      return { ok: false, failure };
    } catch (error) {
      const timedOut = error instanceof DOMException && (error.name === "TimeoutError" || error.name === "AbortError");
      return failed(timedOut ? "timed-out" : "unreachable");
    }
  };
}

/** Milliseconds. Whoever wants to be left alone for longer means something else. */
const LONGEST_WAIT = 3_600_000;

/** `Retry-After` of a throttle or an outage: seconds, or a date by the clock of the same answer. */
function retryAtOf({ status, headers }: Response): { retryAt?: number } {
  const now = Date.now();
  const after = (headers.get("retry-after") ?? "").trim();
  if ((status !== 429 && status !== 503) || after === "") return {};
  const sent = Date.parse(headers.get("date") ?? "");
  const wait = /^\d+$/u.test(after) ? Number(after) * 1_000 : Date.parse(after) - (Number.isFinite(sent) ? sent : now);
  return wait > 0 && wait <= LONGEST_WAIT ? { retryAt: now + wait } : {};
}

/**
 * An HTTP error status can still carry the documented answer. ky repeats a read only if it may
 * throw.
 */
function responseOf(error: unknown): Response {
  if (error instanceof HTTPError) return error.response;
  throw error;
}
