/** Before a phone or an address in a signature; nobody's name or address begins with one. */
export const CONTACT_SIGNS = "☎☏✆📞📟📠📱📲✉📧📨📩";

/** A whole mobile number of mainland China. */
const MOBILE = String.raw`1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\p{L}\p{M}\p{N}])`;
const DAY = String.raw`(?:(?:19|20)\d\d([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:19|20)\d\d)`;
const CLOCK = String.raw`\d{1,2}:\d\d(?::\d\d(?:[.,]\d{1,6})?)?`;
const ZONE = String.raw`(?:Z|[+-]\d\d:?\d\d)`;
const LABELS = String.raw`工单|订单|訂單|单号|編號|编号|流水|单据|案件|事件|身份证|身份證|银行卡|卡号|QQ|微信|ticket|case|order|incident|request|invoice|ref(?:erence)?|issue`;
const TICKETS = "INC|REQ|RITM|TASK|CHG|PRB|CASE|CS|TKT|TICKET|SR|WO|PO";

/** What a ticket has beside a phone. No number that could be a phone is among them. */
const OTHER_NUMBERS = [
  // The number of a row in a list. No country code of one digit goes before eleven digits.
  new RegExp(String.raw`(?<![\p{L}\p{N}+.])\(?[1-9][.)、]\s?(?=${MOBILE})`, "gu"),
  /(?<=^|\n)\s*(?:\(?[1-9]|[1-9]\d)[.)]\s+(?=[+0(]?\d)/gu,
  /(?<=^|\n|\p{L} )[-–•]\s+(?=\+)/gu,
  // A bullet, the mark of a field that is required, or a name's hidden end.
  new RegExp(String.raw`(?<![\p{N}*●○■□▪◦][\s(]?)[*●○■□▪◦]{1,3}\s+(?=\+|00|${MOBILE})`, "gu"),
  // An ellipsis behind a whole number hides nothing.
  /(?<=(?<![\p{L}\p{N}])1[3-9]\d{9})\s?(?:[.?!~]{2,9}|…{1,3})(?!\s?\p{N})/gu,
  // The address of a computer.
  /(?<![\p{L}\p{N}.+])(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?![\p{L}\p{N}]|\.\p{N})/gu,
  // Days and times, alone and together.
  new RegExp(String.raw`(?<![\p{L}\p{N}+./\p{Pd}])${DAY}(?:T${CLOCK}${ZONE}?)?(?![./\p{Pd}:]?\p{N}|[a-z])`, "giu"),
  /(?<![\p{N}+./\p{Pd}])(?:(?:19|20)?\d\d年)?\d{1,2}月\d{1,2}[日号]?(?![./\p{Pd}]?\p{N}{3})/gu,
  new RegExp(
    String.raw`(?<![a-z\p{N}+:.\p{Pd}])${CLOCK}(?:\s?[\p{Pd}~～至到]\s?${CLOCK})?(?![:.\p{Pd}]?\p{N}|\p{L})`,
    "giu",
  ),
  /(?:GMT|UTC)\s?[+-]\d{1,2}(?::?\d\d)?(?![\p{L}\p{N}])/giu,
  // Amounts.
  /(?<![¥￥$€£\p{N}])[¥￥$€£]\s?\d{1,3}(?:[,.]?\d{3}){0,2}(?:[.,]\d\d?)?(?![.,]?\p{N})/gu,
  // The number of an identity card ends in an X in one of eleven.
  /(?<![\p{L}\p{N}])\d{17}[\dx](?![\p{L}\p{N}])/giu,
  // "工单号：20261102001", "INC0012345".
  new RegExp(
    String.raw`(?:(?<![a-z])(?:${LABELS})(?:号码?|編號|编号|no\.?|number|id)?[\s:#.]{0,3}|(?<![\p{L}\p{N}])(?:${TICKETS})[-_#]?)` +
      String.raw`(?!(?:86-?)?${MOBILE})\d[\d-]{3,22}x?(?![\p{L}\p{N}_*])`,
    "giu",
  ),
];

/** The text without the numbers that are nobody's phone; a line ends in place of each. */
export function withoutOtherNumbers(text: string): string {
  return OTHER_NUMBERS.reduce((left, number) => left.replace(number, "\n"), text);
}
