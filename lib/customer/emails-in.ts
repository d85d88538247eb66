import type { FailureCode } from "../failure.ts";
import { isDenied } from "./is-denied.ts";
import { CONTACT_SIGNS } from "./not-the-phone.ts";

interface EmailsFound {
  emails: string[];
  /** Why a word with an "@" in it is not read as an address. */
  doubts: FailureCode[];
  /**
   * An address that more often is two things ("张三/zhang@…"), if it is the whole text: the agent may
   * say that it is one.
   */
  whole?: string;
  /** The text without its addresses. */
  rest: string;
}

/**
 * What ends a word that may hold an address. No letter, digit or character of an unquoted local
 * part is among them.
 */
const WORD = /[^\s<>()[\]",;:“”„«»‹›‚《》〈〉「」『』【】〔〕、]+/gu;

/**
 * Every e-mail address in a text (RFC 6531). One that may go on to the left or to the right is a
 * doubt.
 */
export function emailsIn(text: string): EmailsFound {
  const emails = new Map<string, string>();
  const doubts: FailureCode[] = [];
  let whole: string | undefined;
  const readable = text
    .replace(new RegExp(`[${CONTACT_SIGNS}]\\ufe0f?`, "gu"), "\n")
    .replace(/^[ \t]*(?:>[ \t]?){1,9}/gmu, "")
    .replace(/<\/?(?:td|th|tr|p|div|li)(?:\s[^<>]{0,400})?>/giu, "\n")
    .replace(MOBILE_BEFORE_SLASH, "$1 ")
    .replace(/(?<=mailto:[^\s@]{1,64})%40/giu, "@")
    .replace(/(?<=@[\p{L}\p{N}.-]{1,253})\|/gu, " ")
    .replace(CHINESE_DOT, ".");
  const rest = readable.replace(WORD, (word, index: number) => {
    if (!word.includes("@") || /^@[\p{L}\p{M}\p{N}_-]+$/u.test(word)) return word;
    const before = readable.slice(Math.max(0, index - 500), index);
    const behind = readable.slice(index + word.length);
    // The user name in "https://name:word@host" is nobody's e-mail.
    const isInWebAddress = /:\/\/\S*$/u.test(before.slice(-200) + word.slice(0, 2));
    const isLink = /mailto:$/iu.test(before);
    const [address, after] = isLink ? decoded(word) : withoutEdges(word);
    const isDoubtful =
      isDenied(before, after + behind) ||
      CUT_BEFORE.test(before) ||
      CUT_BEHIND.test(behind) ||
      (COMMA_BEFORE.test(before) && !/^[,;\t]/u.test(behind)) ||
      PATH.test(after) ||
      isBroken(word, before, behind);
    const kind = isDoubtful || after.includes("@") || isInWebAddress ? "no address" : kindOf(address);
    if (kind === "address" || (kind === "host" && word === readable)) {
      emails.set(address.toLowerCase(), emails.get(address.toLowerCase()) ?? address);
      return `\n${after}`;
    }
    if (kind === "joined" && word === readable) whole = address;
    doubts.push(kind === "masked" ? "query-masked" : "query-unclear");
    // "zhang@example.com+49 15123456789": the country belongs to the number behind it.
    return `\n${/\+[\d().-]+$/u.exec(word)?.[0] ?? ""}`;
  });
  return { emails: [...emails.values()], doubts, rest, ...(whole !== undefined && { whole }) };
}

/** "zhang.↵san@example.com", "zhang@example.co↵m": broken into two lines. */
function isBroken(word: string, before: string, behind: string): boolean {
  return (
    /[\p{Script=Latin}\p{N}]\.\s+$(?<!(?<![\p{L}\p{N}])(?:\p{L}|\d{1,3}|[DMHF]rs?|Ms|No|Tel)\.\s+)/iu.test(before) ||
    /[\p{L}\p{N}][-_+&]\s+$|[a-z\d](?:[=/]\r?\n|['’]\s)\s?$/u.test(before) ||
    (/^[-_+]/u.test(word) && /[\p{L}\p{N}]\s{1,2}$/u.test(before)) ||
    /^(?:\s+[.-][\p{L}\p{N}]|\s{1,3}\p{Ll}(?![\p{L}\p{N}]| \p{L})|\r?\n ?(?!www\.)[a-z]{1,30}(?:\.[a-z]{2,10}){1,2}(?![\w.@-]))/u.test(
      behind,
    ) ||
    (word.endsWith(".") && /^\s{1,3}[a-z]{2,12}\s*(?:[\n,;]|$)/u.test(behind))
  );
}

/** "o&#39;brien@…", "anna(dot)zhou@…", "<b>zhang</b>san@…", "zhang@x.co<wbr>m": parts of one. */
const CUT_BEFORE =
  /&(?!(?:lt|gt|quot|nbsp|#160);)#?\w{1,32};$|[)\]}]$|[^\s<>:;,"'=([](?:<[^<>]{0,400}>)+$|[\p{Script=Latin}\p{N}]["”’']$/u;
/** "li,si@example.com": a name in a row begins with a capital, or has a cell behind the address. */
const COMMA_BEFORE = /(?:^|\n|:\s?)[\p{Ll}\d._-]*\p{Ll}[,;“»]$/u;
const CUT_BEHIND =
  /^(?:<[^<>]{0,400}>)+[-_@.\p{L}\p{N}]|^[([]\s?[^\p{L}]|^ ?[([]\s?dot|^:[a-z\d]|^[,;、](?:[a-z]{2}|中国)$/iu;

/** "zhang@example.com/inbox": an address of something on a computer. */
const PATH = /^\/[a-z][^@]*$/iu;

/**
 * "13800138000/zhang@example.com": nobody's address begins with a whole mobile number and a slash.
 */
const MOBILE_BEFORE_SLASH = /(?<![^\s,;:(<|/])((?:\+?86[ -]?)?1[3-9]\d{9})[/|](?=[^\s@/|]{1,64}@)/gu;

/** A Chinese keyboard's full stop is a dot of a domain (RFC 3490), if no other dot is in it. */
const CHINESE_DOT = /(?<=@[\p{L}\p{N}-]{1,63})。(?=[a-z]{2,}(?![\p{L}\p{N}]))/giu;

/**
 * Quotes, the end of a sentence and what follows a slash after the domain are no part of an
 * address.
 */
function withoutEdges(word: string): [address: string, after: string] {
  const domain = word.indexOf("@");
  const slash = word.slice(domain).search(/[/|]/u);
  const end = slash < 0 ? word.length : domain + slash;
  const address = word
    .slice(0, end)
    .replace(/^(?:e-?mail|mail|to|user(?:name)?|login|account)=(?!3D)/iu, "")
    .replace(/^(\*{1,2})([^*]+)\1$/u, "$2")
    // "'t.hooft@…" is a name of the Netherlands.
    .replace(/^['‘’`´]{1,3}(?!\p{L}{1,2}[.-])/u, "")
    .replace(/(?<=[\p{L}\p{N}\p{M}])(?!…|\.{2})[.!?。！？'‘’`´]{1,8}$/u, "");
  return [address, word.slice(end)];
}

function decoded(link: string): [address: string, after: string] {
  const [address = "", ...query] = link.split("?");
  try {
    const [known, after] = withoutEdges(decodeURIComponent(address));
    return [known, `${after} ${query.join(" ").replace(/%40/gu, "@")}`];
  } catch {
    return ["", ""];
  }
}

const LOCAL = /^[\p{L}\p{Mn}\p{Mc}\p{Nd}!#$%&'’+\-/=?^_`{|}~\\\u200c\u200d]+(?:\.[^.]+)*$/u;
const LABEL = /^[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u;
const TOP = /^(?:[a-z]{2,63}|xn--[a-z\d-]{1,59}|[^\0-\x7f]{1,63})$/iu;
/** "example.comTel", "example.com.Thanks", "例子.公司要求解绑": the sentence goes on without a blank. */
function goesOn(below: string, top: string): boolean {
  return (
    /[a-z][A-Z]|[A-Z]{2}[a-z]|^\p{Script=Han}{4}|^(?:com(?!munity|pany|puter)|net(?!work)|org)[a-z]{3}/u.test(top) ||
    (/^(?:com|net|org|info|online|公司|中国|网络)$/iu.test(below) && /^[a-z]{3}|^[^\0-\x7f]/iu.test(top)) ||
    (/^[A-Z][a-z]|^[^\0-\x7f]/u.test(top) && /^[a-z]{2,3}$/u.test(below))
  );
}

/** "邮箱zhang", "Email-anna": a label that nothing parts from an address. "anna%2Bzhou": a code. */
function isJoined(local: string, domain: string): boolean {
  const isOtherScript = /(?![\p{Script=Latin}\p{Script=Common}])\p{L}/u.test(local);
  return (
    (isOtherScript && /[\p{Script=Latin}\p{Nd}]/u.test(local) && /^[\0-\x7f]+$/u.test(domain)) ||
    /^(?:邮箱|邮件|电邮|郵箱|почта)|^e-?mails?[^\p{L}\p{N}]|%[\da-f]{2}|[/|=\\?]/iu.test(local)
  );
}

function kindOf(word: string): "address" | "host" | "joined" | "masked" | "no address" {
  if (/[*•●○×█■□…·\p{So}]|\.{2,}|_{4,}|\?{2,}/u.test(word)) return "masked";
  const [local = "", domain = "", ...more] = word.split("@");
  if (more.length > 0 || local.length > 64 || !LOCAL.test(local) || /^[^{]*\}|\.$/u.test(local)) return "no address";
  const labels = domain.split(".");
  if (!labels.every((label) => LABEL.test(label))) return "no address";
  if (labels.length === 1) return "host";
  const [below = "", top = ""] = labels.slice(-2);
  if (!TOP.test(top) || goesOn(below, top)) return "no address";
  return isJoined(local, domain) ? "joined" : "address";
}
