import { withoutInvisible } from "./invisible.ts";
import { westernDigits } from "./western-digits.ts";

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
    String.raw`([^\s"'\\,&}%<]{1,4096})`,
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
 * code is, is cleaned only if it is no part of a longer number or of a hexadecimal ID.
 */
export function createCleanEcho(secrets: readonly string[]): CleanEcho {
  const known = secrets.filter(({ length }) => length >= SHORTEST);
  const long = known.filter(({ length }) => length > PART);
  const codes = known.filter(({ length }) => length <= PART).flatMap((code) => [...waysToSay(code), ...inBase64(code)]);
  const isPart = partSearch(() => long.map((secret) => decoded(secret).said.toLowerCase()));
  const isPartOfLetters = partSearch(() => [
    ...long.flatMap((secret) => inBothOrders(lettersOf(decoded(secret).said))),
    ...long.flatMap(encoded).map(lettersOf),
    ...known.flatMap(asNumbers),
  ]);
  return (text) => {
    // The service made up a UUID itself. Four digits of it can equal a pass code.
    if (UUID.test(text)) return text;
    const named = text.replace(NAMED_VALUE, (whole, name: string, sign: string, value: string) =>
      isReason(name, value, known) ? whole : name + sign + CLEANED,
    );
    if (known.length === 0) return named;
    const read = decoded(named);
    const untagged = withoutTags(read);
    // A tag can stand between two characters, and hold a secret itself.
    const places = (untagged.said === read.said ? [read] : [read, untagged]).flatMap((one) => [
      ...placesOfParts(one, isPart, /./su),
      ...placesOfParts(one, isPartOfLetters, LETTER),
      ...codes.flatMap((code) => placesOfCode(one, code)),
    ]);
    return withoutPlaces(named, places);
  };
}

/**
 * Whether the value of a secret's field is what a validator says of it. That can be told only of a
 * secret that was sent: nothing of it is in there, and nothing that looks like another one.
 */
function isReason(name: string, value: string, known: readonly string[]): boolean {
  const isCode = /^passCode/iu.test(name);
  const sent = known.filter(({ length }) => isCode === length <= PART);
  if (sent.length === 0 || !(isCode || /^accessKeySecret/iu.test(name))) return false;
  const { said } = decoded(value);
  const digits = said.replace(/[^0-9]/gu, "");
  if (digits.length >= SHORTEST || /[*•]|[\da-z+/=]{20}/iu.test(said)) return false;
  if (isCode) return digits.length < 2 || !sent.flatMap(inBothOrders).some((code) => code.includes(digits));
  const letters = lettersOf(said);
  return !sent.some((secret) => sharesPart(lettersOf(secret), letters, SHORTEST));
}

function sharesPart(one: string, other: string, length: number): boolean {
  return Array.from(other, (_, at) => other.slice(at, at + length)).some(
    (part) => part.length === length && one.includes(part),
  );
}

const NAMED: Partial<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** What a text says, whatever it is written in, and where each character of it is. */
interface Decoded {
  said: string;
  /** Where the characters begin in the text, and where the last one ends. */
  at: number[];
}

/**
 * One character: in a URL, escaped once or more often in JSON or JavaScript, in HTML, or as it is.
 */
const CHARACTER =
  /%(?:25){0,4}([\da-f]{2})|\\{1,8}(?:u\{?([\da-f]{4})\}?|x([\da-f]{2})|[nrtbf](?=[^a-z]|$))|&#(?:x([\da-f]{1,6})|(\d{1,7}));|&(amp|lt|gt|quot|apos);|\\|./gisu;

function decoded(text: string): Decoded {
  let said = "";
  const at: number[] = [];
  for (const match of text.matchAll(CHARACTER)) {
    const [written, url, json, script, hex, decimal, name] = match;
    const digits = url ?? json ?? script ?? hex;
    const code = digits === undefined ? Number(decimal ?? NaN) : parseInt(digits, 16);
    const isOne = Number.isNaN(code) && (written.length === 1 || !/^[\\&]/u.test(written));
    const sign = name === undefined ? " " : (NAMED[name.toLowerCase()] ?? " ");
    const meant = isOne ? written : code < 0x110000 ? String.fromCodePoint(code) : sign;
    // Of a full-width or an Arabic digit, the plain one; nothing of what nobody sees.
    const plain = written === "\\" ? "" : westernDigits(withoutInvisible(meant.normalize("NFKC"))).slice(0, 1);
    if (plain === "") continue;
    said += plain;
    at.push(match.index);
  }
  return { said, at: [...at, text.length] };
}

const TAG = /<[/!]?[a-z][^<>]{0,200}>/giu;

function withoutTags({ said, at }: Decoded): Decoded {
  if (!said.includes("<")) return { said, at };
  const marked = said.replace(TAG, (tag) => "\0".repeat(tag.length));
  const kept = at.map((_, index) => index).filter((index) => marked.charAt(index) !== "\0");
  return { said: kept.map((index) => said.charAt(index)).join(""), at: kept.map((index) => at[index] ?? 0) };
}

const LETTER = /[\da-z]/iu;

/** The letters and digits of a text: what is between them is written in many ways. */
function lettersOf(text: string): string {
  return text.replace(/[^\da-z]/giu, "").toLowerCase();
}

function inBothOrders(text: string): string[] {
  return [text, Array.from(text).reverse().join("")];
}

const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** In base64, once or twice, and in base32. */
function encoded(secret: string): string[] {
  const once = inBase(BASE64, secret);
  return [...once, ...once.flatMap((text) => inBase(BASE64, text)), ...inBase(BASE32, secret)];
}

/**
 * With 32 or 64 signs, wherever it begins in what was encoded; what shares a sign with the bytes
 * around it is left out.
 */
function inBase(signs: string, text: string): string[] {
  const width = Math.log2(signs.length);
  const bytes = bytesOf(text);
  // A byte can begin at every bit of five, and at every other of six.
  const starts = width === 5 ? [0, 1, 2, 3, 4] : [0, 2, 4];
  return starts.map((start) => {
    let written = "";
    let bits = 0;
    let count = -start;
    for (const byte of bytes) {
      bits = ((bits & 0xff) << 8) | byte;
      for (count += 8; count >= width; count -= width)
        written += signs.charAt((bits >> (count - width)) & (signs.length - 1));
    }
    return written;
  });
}

/** A code is too short for parts: fewer than six characters of base64 are in every text. */
function inBase64(code: string): RegExp[] {
  return inBase(BASE64, code).flatMap((text) => (text.length < 6 ? [] : new RegExp(escapeForRegExp(text), "gu")));
}

/** Its bytes as numbers, as a script or a debugger lists them. */
function asNumbers(secret: string): string[] {
  const bytes = bytesOf(secret);
  const written = (radix: number, width: number, prefix = "") =>
    bytes.map((byte) => prefix + byte.toString(radix).padStart(width, "0")).join("");
  return [written(16, 2), written(16, 2, "0x"), written(10, 1), written(10, 3), written(8, 1), written(8, 3)];
}

function bytesOf(text: string): number[] {
  return Array.from(new TextEncoder().encode(text));
}

/** A set of all parts is made of a token in the time of some hundred searches in its text. */
const SEARCHES = 200;

/**
 * Tells whether so many characters as a part has stand in a row in one of the texts. The texts are
 * made when they are first asked for: most answers say nothing that is long enough.
 */
function partSearch(texts: () => string[]): (part: string) => boolean {
  let searches = 0;
  let all: string | undefined;
  let parts: Set<string> | undefined;
  return (part) => {
    searches += 1;
    if (searches > SEARCHES) return (parts ??= new Set(texts().flatMap(partsOf))).has(part);
    return (all ??= texts().join("\n")).includes(part);
  };
}

function partsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - PART + 1) }, (_, at) => text.slice(at, at + PART));
}

type Place = [from: number, to: number];

/** @param counts which characters count; what is between them may be anything */
function placesOfParts({ said, at }: Decoded, isPart: (text: string) => boolean, counts: RegExp): Place[] {
  const kept = Array.from({ length: said.length }, (_, index) => index).filter((index) =>
    counts.test(said.charAt(index)),
  );
  const text = kept.map((index) => said.charAt(index).toLowerCase()).join("");
  return kept.flatMap((from, index): Place[] => {
    const part = text.slice(index, index + PART);
    if (part.length < PART || !isPart(part)) return [];
    return [[at[from] ?? 0, at[(kept[index + PART - 1] ?? from) + 1] ?? 0]];
  });
}

/** Forwards, backwards, and nearly whole: what is left of six digits is a guess. */
function waysToSay(code: string): RegExp[] {
  const cut = [1, 2].filter((less) => code.length - less >= SHORTEST);
  const others = [
    Array.from(code).reverse().join(""),
    ...cut.flatMap((less) => [code.slice(less), code.slice(0, -less)]),
  ];
  const way = (digits: string, between: string) => Array.from(digits, escapeForRegExp).join(between);
  return [
    new RegExp(BEFORE_CODE + way(code, String.raw`[^\p{L}\p{N}]{0,8}`) + AFTER_CODE, "giu"),
    ...others.map((digits) => new RegExp(`(?<![A-Za-z0-9])${way(digits, String.raw`[\s.·-]?`)}(?![A-Za-z0-9])`, "gu")),
  ];
}

const MOBILE = "(?:86)?1[3-9][0-9]{9}";
/**
 * A longer number or a hexadecimal ID may hold a code by chance. A word that is joined to one does
 * not, nor zeros or a phone.
 */
const BEFORE_CODE =
  String.raw`(?:(?<![0-9]|[0-9][a-f]{1,9}|(?<![a-z])[a-f]{1,2})0{0,8}|` +
  String.raw`(?<=(?<![0-9])${MOBILE}|\+[0-9]{7,15}|\*[0-9]{2,4}))`;
const AFTER_CODE = `(?:(?![0-9]|[a-f]{1,9}(?![a-z]))|(?=${MOBILE}(?![0-9])))`;

function placesOfCode({ said, at }: Decoded, code: RegExp): Place[] {
  return Array.from(said.matchAll(code), ({ 0: found, index }): Place => [
    at[index] ?? 0,
    at[index + found.length] ?? 0,
  ]);
}

/** The pattern of just this text. */
export function escapeForRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&");
}

function withoutPlaces(text: string, places: Place[]): string {
  let cleaned = "";
  let kept = 0;
  for (const [from, to] of places.sort(([a], [b]) => a - b)) {
    if (from > kept || cleaned === "") cleaned += text.slice(kept, from) + CLEANED;
    kept = Math.max(kept, to);
  }
  // What base64 ends with is no more than its last bits.
  return (cleaned + text.slice(kept)).replace(BASE64_END, CLEANED);
}

const BASE64_END = new RegExp(`${CLEANED}[\\w+/]?={1,2}`, "gu");
