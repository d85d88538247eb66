import { failed, success, type Result } from "../failure.ts";
import { LONGEST_TEXT } from "../messages/text-limit.ts";
import { codeWordsIn, isSaidToBeCode, OTHER_CODE, REPORTS_ERROR, type Candidate } from "./code-words.ts";
import { plainText, westernDigits } from "./plain-text.ts";

/**
 * The digits in what the customer read out or the agent pasted. A whole message is read only if one
 * number alone can be its code: any other number that could be one makes it unclear.
 */
export function passCodeIn(typed: string): Result<string> {
  if (typed.length > LONGEST_TEXT) return failed("text-too-long", { field: "passCode" });
  // Full-width punctuation parts what is joined by the narrow one: "483920，5分钟" is no decimal.
  const text = withoutWrapping(westernDigits(plainText(typed.replace(/[，；：]/gu, "$& "))));
  if (text === "") return failed("pass-code-missing");

  const spelled = spelledCode(text);
  if (spelled !== undefined) return success(spelled);
  // Uneven groups: one code, or several numbers.
  if (/^[\d\s\p{Pd}.·−]+$/u.test(text)) return failed("pass-code-malformed");
  if (/^G-\d{6}$/u.test(text)) return success(text.slice(2));
  return /\p{L}/u.test(text) ? codeInMessage(text) : onlyCode(candidatesIn(text));
}

/** The comma of "483920,5分钟内有效": what is behind it is a time, and no decimal. */
const VALID_FOR = /,(?=\d{1,3} ?(?:分|小时|小時|秒|min|hour|sec))/gu;
/** What a chat puts before a message that is copied: "[10:32, 11/2/2026] Zhang San: ". */
const CHAT_HEADER = /^\[[^\]\n]{0,40}\d:\d\d[^\]\n]{0,40}\] ?[^:\n]{1,60}: /u;
const BOLD = /(?<![\d*_`])(\*{1,2}|_{1,2}|`)(\d{4,8}|\d{3}[ -]\d{3})\1(?![\d*_`])/gu;
/** What is said around a code that is typed or read out. */
const COURTESY =
  /(?<![\p{L}\p{N}])(?:it'?s|it is|here you go|here it is|hi|hello|ok|okay|please|pls|plz|thanks?|thank you|thx|bitte|danke|merci)(?![\p{L}\p{N}])|谢谢您?|謝謝|谢啦|您好|你好|麻烦了?|好的|(?:刚刚?)?收到的?是?|(?:客户|用户)?说是|^是|[吗吧哦呢了的]$/giu;

/**
 * Without a chat's header and marks; digits with nothing but courtesy around them are left alone.
 */
function withoutWrapping(text: string): string {
  const message = text.replace(CHAT_HEADER, "").replace(BOLD, " $2 ").replace(VALID_FOR, ", ").trim();
  const digits = message.replace(COURTESY, " ").replace(/^[\s,.!?~。！？…]+|[\s,.!?~。！？…]+$/gu, "");
  return SPELLED.test(digits) ? digits : message;
}

/**
 * Digits alone, perhaps in groups. No group may be a code by itself, and no form may become another
 * one by a further number, so 2-2, 4-4 and uneven groups are none.
 */
const SPELLED =
  /^(?:\d{4,8}|\d{3}([\s\p{Pd}.·−]{1,3})\d{3}|\d\d(\s{1,3})\d\d\2\d\d|\d(?:[\s\p{Pd}]\d){3}(?:(?:[\s\p{Pd}]\d){2}){0,2})$/u;

function spelledCode(text: string): string | undefined {
  return SPELLED.test(text) ? text.replace(/\D/g, "") : undefined;
}

function onlyCode(candidates: Candidate[]): Result<string> {
  const [only, ...others] = new Set(candidates.map(({ digits }) => digits));
  if (only === undefined) return failed("pass-code-malformed");
  return others.length === 0 && /^\d+$/u.test(only) ? success(only) : failed("pass-code-unclear");
}

/** Before a number, these say that it is something else. */
const NO_CODE_BEFORE =
  /(?:客服|客户服务|电话|電話|热线|熱線|致电|致電|拨打|撥打|请拨|手机号?|手機號?|号码|號碼|尾号|尾號|尾数|末四位|后四位|編號|编号|订单号?|訂單號?|工单号?|单号|單號|流水号?|序号|序列号|参考号|房间|卡号|卡|账号|帐号|帳號|账户|帳戶|用户|金额|余额|人民币|版权|邮编|回复|回覆|发送至?|至|于|截至|auftrag|konto|karte|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}{0,6}\.? \d{1,2},|学号|工号|会员号?|支付|消费|转账|末尾|\bref(?:erence)?|ticket|case|order|invoice|bestellung|rechnung|\bno|\bnr|\bnum(?:ber)?|\bid|acc(?:oun)?t|\bcard|a\/c|endziffer|ending|\bends?|ending in|ending with|ends (?:in|with)|\btel|phone|mobile|call|hotline|helpline|dial|\btext|\bsms|\breply|(?<!kod\p{L}{0,4} (?:\p{L}{1,20} )?)\bto|\bfrom|\bfor|until|\btill|since|\bby|(?<!(?:sign|log)[ -])\bin|(?<!koodi\p{L}{0,3} )\bon|\bof|\bat|\byear|copyright|©|\(c\)|\brs|\binr|\busd|\beur|\bcny|\brmb|room|\bsuite|\bflat|\bmeeting|amount|balance|building|client|customer|user|agent|extension|\bext|kundennummer|nummer|n[uú]mero|numéro|[$€£¥₹₽₩#№]|x{2,}|[*•·●×…]{1,8}|\.{2,})(?:\s?(?:is|为|是|為|号|號|no\.?|number|code))?[\s:：.#(（"“-]{0,3}$/iu;
/** And these after it. */
const NO_CODE_AFTER =
  /^\s?(?:[$€£¥₹₽₩%‰°]|年|月|日|元|块|圆|円|원|秒|分钟|分鐘|分(?!别)|小时|小時|天|积分|人|次|条|個|个|点|號線|号线|号楼|楼|室|位|seconds?\b|secs?\b|s\b|minutes?\b|mins?\b|hours?\b|hrs?\b|days?\b|usd\b|eur\b|rmb\b|cny\b|inr\b|rs\b|points?\b|people\b|times\b|kb\b|mb\b|gb\b|km\b|users\b|x{2,}|\*)/iu;

/** Scripts that are written without a blank between a word and a number. */
const UNSPACED = String.raw`\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Thai}`;

function codeInMessage(text: string): Result<string> {
  const blank = (address: string) => "a".repeat(address.length);
  const readable = text
    // The address of a page or a person may hold any number.
    .replace(/(?:https?:\/\/|www\.)[!-~]+/giu, blank)
    .replace(/[!-?A-~]{0,64}@[!-?A-~]+/gu, blank)
    .replace(/(?<![a-z\d.-])[a-z\d-]{1,60}(?:\.[a-z\d-]{1,60}){1,8}\/[!-~]+/giu, blank)
    .replace(/\+\d{1,3}[ -]?\(?\d[\d ()-]{5,13}\d(?!\d)/gu, blank)
    .replace(OTHER_CODE, (words) => "#".repeat(words.length));
  if (hasCodeOfLetters(readable) || REPORTS_ERROR.test(readable)) return failed("pass-code-unclear");

  const candidates = candidatesIn(readable);
  const found = onlyCode(candidates.filter((one) => !SERVICE.test(one.digits) || isSaidToBeCode(readable, one)));
  if (!found.ok) return candidates.length > 0 ? failed("pass-code-unclear") : found;
  return candidates.some((one) => isSaidToBeCode(readable, one)) ? found : failed("pass-code-unclear");
}

const LETTERS_AFTER =
  /^[\s:=是为為]{0,4}(?:(?:is|are|ist|es|est|é|è)\s)?["'“”([【\s:]{0,4}(?!G-\d)(?:[A-Z]{4,10}(?! [A-Z]{2})|(?=[A-Za-z-]*\d)(?=[\d-]*[A-Za-z])[A-Za-z\d-]{4,12})(?![\p{L}\p{N}])/u;
const LETTERS_BEFORE =
  /(?<![\p{L}\p{N}-])(?!G-\d)(?=[\d-]{0,12}[A-Z])[A-Z\d-]{4,12}\s{0,2}(?:is|是|为|為|ist|es|est|\()(?!\s?["“(【[]?\d)/u;

/** "Your code is ABC123": the digits elsewhere are no code. */
function hasCodeOfLetters(text: string): boolean {
  const after = codeWordsIn(text).some(({ 0: word, index }) =>
    LETTERS_AFTER.test(text.slice(index + word.length, index + word.length + 40)),
  );
  return after || LETTERS_BEFORE.test(text);
}

/**
 * Numbers of China's carriers, banks and public services: no code, if nothing says that it is one.
 */
const SERVICE = /^(?:100(?:00|10|50|86)|12[13]\d\d|95\d{3})$/u;
/** Words of digits, with hyphens in them, that a single blank separates. */
const ROW = /\d+(?:\p{Pd}\d+)*(?: \d+(?:\p{Pd}\d+)*)*/gu;

/** Numbers of four to eight digits that nothing around them says to be something else. */
function candidatesIn(text: string): Candidate[] {
  return [...text.matchAll(ROW)].flatMap(({ 0: row, index: from }) => {
    const isCode = SPELLED.test(row);
    const words = isCode
      ? [{ text: row, from }]
      : [...row.matchAll(/[^ ]+/gu)].map((word) => ({ text: word[0], from: from + word.index }));
    // "1000 483 920": a number and a code in groups, or the other way round.
    const isMixed = !isCode && words.filter((word) => /^\d{1,3}$/u.test(word.text)).length > 1;
    if (isMixed) return [{ digits: row, from, to: from + row.length }];
    return words
      .filter((word) => SPELLED.test(word.text))
      .map((word) => ({ digits: word.text.replace(/\D/gu, ""), from: word.from, to: word.from + word.text.length }))
      .filter((one) => !isSomethingElse(text, one))
      .map((one) =>
        /\p{Pd}/u.test(text.charAt(one.from - 1)) && !isGoogles(text, one) ? { ...one, digits: `-${one.digits}` } : one,
      )
      .filter((one) => isAlone(text, one));
  });
}

const PART_OF_WORD = new RegExp(`(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}_]`, "u");

/** No word, amount, date or longer number goes on at either side. */
function isAlone(text: string, { from, to }: Candidate): boolean {
  const [last = "", lastButOne = ""] = Array.from(text.slice(Math.max(0, from - 4), from)).reverse();
  const [first = "", second = ""] = Array.from(text.slice(to, to + 4));
  if (PART_OF_WORD.test(last) || PART_OF_WORD.test(first)) return false;
  if (/[*•●×$€£¥₹#№+=&\\/@~^%_]/u.test(last) || /[*•●×$€£¥₹#%+=&\\/@~^_]/u.test(first)) return false;
  if (/[.'’·]/u.test(last) && /[\p{L}\p{N}]/u.test(lastButOne)) return false;
  if (/[,:]/u.test(last) && /\p{N}/u.test(lastButOne)) return false;
  if (/[\p{Pd}−]/u.test(first)) return second !== "" && !/[\p{L}\p{N}]/u.test(second);
  return !(/[.,:'’·]/u.test(first) && /\p{N}/u.test(second));
}

/** Google's codes begin with "G-"; after any other letter and a hyphen it is a reference. */
function isGoogles(text: string, { from }: Candidate): boolean {
  return /(?:^|[^\p{L}\p{N}])G-$/u.test(text.slice(Math.max(0, from - 3), from));
}

function isSomethingElse(text: string, { from, to }: Candidate): boolean {
  return NO_CODE_BEFORE.test(text.slice(Math.max(0, from - 40), from)) || NO_CODE_AFTER.test(text.slice(to, to + 12));
}
