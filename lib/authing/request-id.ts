import { withoutInvisible } from "./invisible.ts";
import { westernDigits } from "./western-digits.ts";

const UUID = /(?<![\da-z-])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\da-z-])/giu;

/** In a ticket of this product, a log or a header. The IDs of earlier requests are not the one. */
const REQUEST_ID = String.raw`(?:x-authing-)?request[\s_-]?id|(?<!之前的)请求\s?id`;
const UNIQUE_ID = String.raw`unique[\s_-]?id|唯一\s?id`;
/** What markup, JSON and people put around a label and its value. */
const MARK = String.raw`[\s"'*\u0060\[(]`;
const LINE_START = String.raw`(?<=^[\s"'*_>|{(\[\u0060-]{0,9})`;

/**
 * The request ID in what was pasted: the one after its name, as a ticket of this product or a log
 * has it, else the one UUID, else the whole text.
 */
export function requestIdIn(pasted: string): string {
  const text = readable(pasted);
  const plain = withoutMarkup(text);
  // A line of its own comes before what a message or a sentence mentions.
  for (const label of [LINE_START + `(?:${REQUEST_ID})`, REQUEST_ID, UNIQUE_ID]) {
    const [id, another] = valuesOf(label, plain);
    if (another !== undefined) break;
    if (id !== undefined) return id;
  }
  const found = new Set(Array.from(text.matchAll(UUID), ([id]) => id.toLowerCase()));
  const [id] = text.match(UUID) ?? [];
  return found.size === 1 && id !== undefined ? id : text;
}

/** What programs write in place of an ID that they don't have. */
export function isNoId(text: string): boolean {
  return /^(?:null|undefined|none|n\/?a|\p{Pd}+)$/iu.test(text);
}

/** As it is seen, with the hyphens and digits that are typed. */
function readable(pasted: string): string {
  return westernDigits(withoutInvisible(pasted))
    .replace(/(?<=[\da-z])\p{Pd}(?=[\da-z])/giu, "-")
    .trim();
}

const ENTITIES: Partial<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

/** What a ticket's source says once it is shown: without tags, entities and backslashes. */
function withoutMarkup(text: string): string {
  return text
    .replace(/<\/?[a-z][^<>]{0,99}>/giu, " ")
    .replace(/&(?:#(\d{2,3})|(amp|lt|gt|quot));/gu, (_, code: string | undefined, name = "") =>
      code === undefined ? (ENTITIES[String(name)] ?? "") : String.fromCharCode(Number(code)),
    )
    .replace(/\\(?=[^a-z\d\s])/giu, "");
}

/** How far it is looked behind a value, and what is there if no word follows. */
const LOOK_AHEAD = 20;
const ALONE = /^["'`*]{0,3}[^\S\n]{0,9}(?:$|[\n;,(（；，。)\]}])/u;

/**
 * The different values after a label. "none returned" is no value: what has no digit has to come
 * after a colon, and alone.
 */
function valuesOf(label: string, text: string): string[] {
  const sign = String.raw`(?:${MARK}{0,9}([:=：])${MARK}{0,9}|\s{1,9})`;
  // In an address "&page=" begins another one.
  const value = String.raw`((?:(?!&\w+=)[^\s"'\u0060*;,；，。()（）{}<>“”\[\]]){1,200})`;
  const pattern = new RegExp(`(?<![\\da-z])(?:${label})${sign}${value}`, "gimu");
  const values = Array.from(text.matchAll(pattern), ({ 0: whole, 1: colon, 2: id = "", index }) => {
    const isAlone = ALONE.test(text.slice(index + whole.length, index + whole.length + LOOK_AHEAD));
    return {
      id: id.replace(/[.:]+$/u, ""),
      isCertain: /\d/u.test(id) || (colon !== undefined && isAlone && /[a-z]/iu.test(id)),
    };
  })
    // What ends with a hyphen was broken there.
    .filter(({ id, isCertain }) => isCertain && !id.endsWith("-") && !isNoId(id))
    .map(({ id }) => id);
  return values.filter((id, index) => values.findIndex((one) => one.toLowerCase() === id.toLowerCase()) === index);
}

/** Authing's user IDs look like request IDs of other services, and a phone like a number of one. */
const OTHER_ID = /^(?:[\da-f]{24}|\+?[\d-]{7,20})$/iu;

/**
 * The request ID that was typed or pasted, if it can be one: nothing for a name, an e-mail, a phone
 * or a user ID.
 */
export function possibleRequestId(typed: string): string | undefined {
  const id = requestIdIn(typed);
  const isLabelled = id !== readable(typed);
  const looksLikeOne = /^[\w.:-]{8,200}$/u.test(id) && /\d/u.test(id) && !OTHER_ID.test(id);
  return isLabelled || looksLikeOne ? id : undefined;
}
