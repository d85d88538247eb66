/** What is in place of a secret. */
export const CLEANED = "•••";

/** So many characters in a row of a long secret are a part of it, and no chance. */
const PART = 8;

/** No pass code is shorter, and fewer characters are in every text. */
const SHORTEST = 4;

/** The fields of a request whose values are secrets. */
const SECRET_FIELDS = ["passCode", "accessKeySecret", "password"];

const QUOTE = String.raw`(?:\\{0,8}["']|&quot;|&#34;|%22)`;
/**
 * A secret's field with a value, as JSON, a form or a log has it. Each part has a bound, so the
 * pattern is linear.
 */
const NAMED_VALUE = new RegExp(
  `(\\b(?:${SECRET_FIELDS.join("|")}|access_token)${QUOTE}?\\s{0,4})` +
    String.raw`((?::|%3A)\s{0,4}(?:${QUOTE}|(?=\d))|(?:=|%3D)\s{0,4}${QUOTE}?)` +
    String.raw`[^\s"'\\,&}%<]{1,4096}`,
  "giu",
);
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

/** Takes the secrets of a request out of a text of its answer. */
export type CleanEcho = (text: string) => string;

/** What a request sends that nobody may see: a gateway or a validator can send it back. */
export function secretsIn(request: { headers?: Record<string, string>; body?: object }): string[] {
  const token = request.headers?.["authorization"]?.replace(/^Bearer /u, "");
  return [...(token === undefined ? [] : [token]), ...secretFields(request.body ?? {})];
}

function secretFields(body: object): string[] {
  return Object.entries(body).flatMap(([field, value]: [string, unknown]) => {
    if (typeof value === "string") return SECRET_FIELDS.includes(field) ? [value] : [];
    return typeof value === "object" && value !== null ? secretFields(value) : [];
  });
}

/**
 * Cleans each secret however it is written, and each part of a long one. A short one, as a pass
 * code is, is cleaned only if it is no part of a longer run of letters and digits.
 */
export function createCleanEcho(secrets: readonly string[]): CleanEcho {
  const written = secrets.flatMap(waysToWrite);
  const whole = written.filter((text) => text.length >= SHORTEST && text.length <= PART);
  const parts = new Set(written.filter((text) => text.length > PART).flatMap(partsOf));
  return (text) => {
    // The service made up a UUID itself. Four digits of it can equal a pass code.
    if (UUID.test(text)) return text;
    const named = text.replace(NAMED_VALUE, `$1$2${CLEANED}`);
    return whole.reduce(cleanWhole, cleanParts(named, parts));
  };
}

function waysToWrite(secret: string): string[] {
  const html = secret
    .replace(/&/gu, "&amp;")
    .replace(/</gu, "&lt;")
    .replace(/>/gu, "&gt;")
    .replace(/"/gu, "&quot;")
    .replace(/'/gu, "&#39;");
  const json = JSON.stringify(secret).slice(1, -1);
  const url = encodeURIComponent(secret.replace(/\p{Surrogate}/gu, "\uFFFD"));
  const base64 = btoa(String.fromCharCode(...new TextEncoder().encode(secret)));
  const inUrl = [url, url.toLowerCase(), url.replace(/%20/gu, "+")];
  return [...new Set([secret, json, json.replace(/\//gu, "\\/"), ...inUrl, html, base64])];
}

function partsOf(secret: string): string[] {
  return Array.from({ length: secret.length - PART + 1 }, (_, at) => secret.slice(at, at + PART));
}

function cleanParts(text: string, parts: ReadonlySet<string>): string {
  if (parts.size === 0) return text;
  let cleaned = "";
  let kept = 0;
  for (let at = 0; at + PART <= text.length; at++) {
    if (!parts.has(text.slice(at, at + PART))) continue;
    const start = at;
    while (parts.has(text.slice(at + 1, at + 1 + PART))) at++;
    cleaned += text.slice(kept, start) + CLEANED;
    at += PART - 1;
    kept = at + 1;
  }
  return cleaned + text.slice(kept);
}

function cleanWhole(text: string, secret: string): string {
  if (!text.includes(secret)) return text;
  const escaped = secret.replace(/[\\^$.*+?()[\]{}|/-]/gu, "\\$&");
  return text.replace(new RegExp(`(?<![A-Za-z0-9])${escaped}(?![A-Za-z0-9])`, "gu"), CLEANED);
}
