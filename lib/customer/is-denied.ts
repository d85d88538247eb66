// What says that a phone, an address or an ID isn't the customer's, or isn't on their account yet.

const NOUN =
  "(?:number|phone|mobile|e-?mail|address|account|id|one|user|customer|client|手机|号|电话|邮箱|账户|用户|客户)";
const PERSON = "(?:wife|husband|friend|colleague|老[婆公]|同事|朋友|家人|妈|爸)";
/** Whoever has the ticket or sent the customer. */
const STAFF = String.raw`(?:\b(?:agent|operator|referrer)|推荐人|介绍人|坐席|经办人|代办人|操作人)`;
const FILL = `(?:(?<![a-z])(?:${NOUN}s?|the|an?|it|my|his|hers?|our|this|that|for|of|is|'s|new|right|should be|für|die|le|la|el|het|é|è)(?![a-z])|[的码他她这个是为])`;
/** Only such words are between a word of denial and what it denies. */
const ONLY = String.raw`(?:[ \t("'“<[]|:\s*|\n(?=\()|${FILL}){0,14}$`;
/** The rest of the line, without another number. */
const CLAUSE = String.raw`[^\d\n。!?]{0,50}$`;
const WRONG = String.raw`\b(?:wrong|incorrect|falsch)`;
/** "Wrong username or password" says nothing of the customer. */
const WRONG_ONE = String.raw`(?:${WRONG} |错误?的?)${NOUN}(?!\D{0,12}(?: or | and |或))`;

const BEFORE = new RegExp(
  [
    // "It is not 138…", "my wife's number is 138…".
    String.raw`(?:\b(?:not|no longer|nicht|nicht mehr|never|pas|no es)|(?<!\p{L})(?:не|não|nie|non|niet|ikke|inte)|n't|不是|并非|不再是|非|${PERSON}(?:'s|的)|\b(?:wife|husband)|老[婆公]|${STAFF})${ONLY}`,
    // "Do not unbind the account with 138…", "wrong number typed: 138…".
    String.raw`(?:\bdo(?: not|n't) (?!receive|get|have|know|see|work|arrive)|\b(?:except|anyone but)\b|除了|(?:勿|不要|别)[动操解改换绑删]|${WRONG_ONE}|${NOUN}[打填写输]错)${CLAUSE}`,
    // "New number: 138…", "change it to 138…": what the customer wants to have.
    String.raw`(?:\b(?:bind|new(?! user| customer)|(?:change|replace|switch|set|update)[^\d\n.]{0,20} (?:to|with))|新(?![用客]户)|[改换新]后|[想要请]绑定?|(?:[改换绑]|变更|更新)[^\d\n。]{0,12}?(?:[成为至]|(?<![不收])到))${ONLY}`,
  ].join("|"),
  "iu",
);

const END = String.raw`(?=\s*(?:[,.;:!)\]\n。]|$))`;
const BEHIND = new RegExp(
  String.raw`^[\s,;:.([\p{Pd}]{0,4}(?:${[
    // "138… is wrong", "138… 打错了", "138… is my wife's", "138… (new)".
    String.raw`(?:is|ist)?\s?(?:(?:n't|not|nicht)\s(?=${FILL})|(?:the )?(?:${WRONG}${END}|${WRONG_ONE}))`,
    `不是(?!第)|不属于|非本|除外|是?空号|nicht${END}|아님|(?:号码|是)?[打填写输]?错[的了误]?${END}`,
    String.raw`(?:is|belongs to|是)(?:\s|${FILL}){0,8}${PERSON}`,
    String.raw`(?:\s|as|${FILL}){0,8}(?:new(?: number| phone)?|新号?)${END}`,
  ].join("|")})`,
  "iu",
);

/** Whether the text beside a phone, an address or an ID says that it isn't the one to ask for. */
export function isDenied(before: string, behind: string): boolean {
  return BEFORE.test(plain(before.slice(-80))) || BEHIND.test(plain(behind.slice(0, 60)));
}

function plain(text: string): string {
  return text.replaceAll("’", "'");
}
