import { createHmac, timingSafeEqual } from "node:crypto";
import { credentials } from "./credentials.ts";
import { refusals, type Refusal } from "../refusals.ts";

/** The parts of a request that the HMAC-SHA1 scheme covers. */
export interface SignedRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  /** The query of a GET, the top-level body fields of a POST. */
  params: Record<string, unknown>;
}

const toleranceMs = 15 * 60_000;

function asText(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : String(value);
}

/** The canonical text both sides sign. */
export function stringToSign({ method, path, headers, params }: SignedRequest): string {
  const signed = Object.keys(headers)
    .filter((name) => name === "date" || name.startsWith("x-authing-"))
    .sort();
  const lines = signed.map((name) => `${name}:${(headers[name] ?? "").replace(/[\t\n\r\f]/g, " ").trim()}\n`);
  const pairs = Object.keys(params)
    .sort()
    .map((name) => `${name}=${asText(params[name])}`);
  return `${method}\n${lines.join("")}${path}${pairs.length > 0 ? `?${pairs.join("&")}` : ""}`;
}

/** The base64 signature of a canonical text. */
export function sign(text: string, secret: string): string {
  return createHmac("sha1", secret).update(text, "utf8").digest("base64");
}

function same(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * Checks `authorization: authing <key>:<signature>`; remembers signatures, since each is good for
 * one request.
 */
export function checkSignature(request: SignedRequest, used: Set<string>, now: number): Refusal | undefined {
  const { headers } = request;
  if (headers["date"] === undefined) return refusals.noDate;
  const date = Date.parse(headers["date"]);
  if (Number.isNaN(date)) return refusals.signatureDate;
  if (Math.abs(date - now) > toleranceMs) return refusals.clockOff;
  if ((headers["x-authing-signature-method"] ?? "HMAC-SHA1") !== "HMAC-SHA1") return refusals.signatureMethod;
  if ((headers["x-authing-signature-version"] ?? "1.0") !== "1.0") return refusals.signatureVersion;
  const [accessKeyId, signature = ""] = (headers["authorization"] ?? "").replace(/^authing\s+/i, "").split(":");
  if (accessKeyId !== credentials.accessKeyId) return refusals.wrongKey;
  const text = stringToSign(request);
  // The Node SDK leaves a bare "?" behind when every parameter it was given is undefined.
  const texts = Object.keys(request.params).length > 0 ? [text] : [text, `${text}?`];
  if (!texts.some((one) => same(signature, sign(one, credentials.accessKeySecret)))) return refusals.badSignature;
  if (used.has(signature)) return refusals.signatureUsed;
  used.add(signature);
  return undefined;
}
