import { parts, words } from "./word-list.ts";

// What says that digits are nobody's phone, or one of another country.

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
  /^#(?=1[3-9]\d{9}$)/gu,
  // A bullet, the mark of a field that is required, or a name's hidden end.
  new RegExp(String.raw`(?<![\p{N}*●○■□▪◦][\s(]?)[*●○■□▪◦]{1,3}\s+(?=\+|00|${MOBILE})`, "gu"),
  // An ellipsis behind a whole number hides nothing.
  /(?<=(?<![\p{L}\p{N}])1[3-9]\d{9})\s?(?:[.?!~]{2,9}|…{1,3})(?!\s?\p{N}|[.?!~…])/gu,
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

/** What a phone is called. */
const PHONE = [
  words(`tel | tél | téléphone | điện thoại | телефона | telefon | telefone | telefono | teléfono | telefonnummer |
    telephone | phone | fon | mobile | mobil | móvil | mobilnummer | mobiltelefon | mob | cell | cellphone | cellular |
    celular | hp | ph | handy | handynummer | rufnummer | fijo | sđt | whatsapp | wechat | m | t | p | тел | телефон |
    моб`),
  parts(
    "电话 | 電話 | 手机 | 手機 | 座机 | 座機 | 携帯 | 微信同 | 휴대폰 | 핸드폰 | 전화 | هاتف | جوال | โทร | טלפון | फ़ोन",
  ),
].join("|");
/** "手机号码", "phone number is", "Tel. 1": these words leave the label what it is. */
const GOES_ON = String.raw`(?:[ ._-]{0,2}(?:${parts("号码 | 號碼 | 号 | 號 | 番号 | 번호 | number | no | nr | is | 是 | 为")})){0,2}\.? ?\d?`;
const PHONE_LABEL = new RegExp(`(?:${PHONE})${GOES_ON}$`, "iu");
/** A user, or a number that nothing more is said of. */
const OPEN_LABEL = new RegExp(
  [
    `(?:${words("user | user name | login")}|(?<!银行|收款|付款|对公)${parts("用户 | 用户名 | 客户 | 账号 | 帐号 | 账户 | 登录名")})$`,
    String.raw`(?<!\p{L})(?:新|旧|老|原|本机|来电|呼入|主叫|被叫|绑定)?号码$`,
    String.raw`(?<!\p{L}[ .]{0,2})(?:(?:my|new|old) )?number$`,
  ].join("|"),
  "iu",
);

const OTHER_LABEL = new RegExp(
  [
    String.raw`(?:number|nummer|nr|[号號码碼单單卡证證位群№#])\.?$`,
    `(?:${[
      // In many languages the word for a number goes before what it is of: "N° client".
      String.raw`(?:${words("numéro | numero | número | numer | nomor | номер | số | mã")}|n[°º]|رقم|หมายเลข)[^\n,;:|]{0,25}`,
      words(
        "id | uid | no | num | order* | case | ticket* | invoice | request | ref* | code | pin | card | serial | meeting",
      ),
      words(
        "account | acct | a/c | s/n | tracking | parcel | receipt | waybill | transaction | shipment | booking | policy | contract | tax | total | member*",
      ),
      words(`*konto | karte | *ziffern | zähler | rechnung | bestell* | auftrag | vertrag | vorgang | termin | sendung |
        reklamation | summe | betrag | überweisung | faktur* | factur* | pedido | commande | заказ* | счет | счёт |
        договор | kimlik`),
      parts(
        "编号 | 編號 | 番号 | 번호 | 订单 | 设备 | 設備 | 会议 | 合同 | 案件 | 快递 | 金额 | 金額 | 余额 | 交易 | 支付 | 支付宝 | 账户",
      ),
    ].join("|")})\\.?$`,
  ].join("|"),
  "iu",
);
/** "CRN: ", "SN ": in capitals, a label has a sign, or is known. "ZHANG SAN 138…" is a name. */
const CAPITALS =
  /(?<![\p{L}\p{N}])(?:(?!(?:RE|FW):)\p{Lu}{1,6}["']?\s?[:=#]["'\s]{0,3}|(?:QQ|SN|PNR|PESEL|OTP|NEW)\s)$/u;
/** `"orderId":"`, `order_id=`: a field in a program's text. */
const FIELD = /\p{L}(?:["']\s*:|=)["'\s]*$/u;

/**
 * What the words that end directly before a number say of it.
 * @param before the text before the number
 */
export function labelBefore(before: string): "phone" | "other" | "none" {
  // A line's end among blanks is where a number of something else was.
  const label = before.replace(/(?:[ \t:=.,;|"'“(<>/\p{Pd}]|(?<! )\n(?! )){1,8}$/u, "");
  const spaced = label.replace(/(?<=\p{Ll}{2})(?=\p{Lu})/gu, " ");
  if (PHONE_LABEL.test(spaced)) return "phone";
  if (OPEN_LABEL.test(spaced)) return "none";
  return OTHER_LABEL.test(spaced) || CAPITALS.test(before) || FIELD.test(before) ? "other" : "none";
}

/** Countries whose own numbers can look like a mobile one of mainland China. */
const COUNTRIES = ["DE", "AT", "US", "CA", "BR", "MX", "JM", "PR", "DO", "BS", "BB", "TT"];
const LANGUAGES =
  "en de fr es pt it nl sv da nb fi pl cs sk hu ro bg hr sr sl el ru uk tr ar fa he hi th vi id ms ja ko zh zh-Hant";
/** What else people call them. */
const OTHER_NAMES = [
  words(
    "german* | deutsch* | austrian* | österreich* | oesterreich* | canadian* | brazilian* | mexican* | brasil* | alem* | allem* | tedesc* | немец*",
  ),
  String.raw`${words("americ* | amerik* | америк* | états unis | etats unis | ee.uu | eua | сша | mỹ | trinidad")}(?! express)`,
  parts("德意志 | 西德 | 北美 | アメリカ | 米国 | أمريكا | آمریکا | अमेरिका"),
  String.raw`(?<!\p{L})[美德加奥墨](?!\p{L})`,
];
const CODES = /(?<![\p{L}\p{N}])(?:DEU?|GER|AU?T|USA?|U\.S\.A?|CA|BR|MX)(?![\p{L}\p{N}])/u;
const CODE_BEHIND = /\d[\s(,;|]{1,3}(?:de|at|us|ca|br|mx)[\s),;|]*(?:\n|$)/iu;

let names: RegExp | undefined;

/** Whether a text names a country whose numbers can look like a mobile one of mainland China. */
export function namesSuchCountry(text: string): boolean {
  if (!/\p{L}/u.test(text)) return false;
  names ??= namesPattern();
  return names.test(text) || CODES.test(text) || CODE_BEHIND.test(text);
}

/** The browser knows what each country is called in each language; it is asked only if need be. */
function namesPattern(): RegExp {
  const known = LANGUAGES.split(" ").flatMap((language) => {
    const regions = new Intl.DisplayNames(language, { type: "region", fallback: "none" });
    return COUNTRIES.flatMap((country) => regions.of(country) ?? []);
  });
  // "Usa" and "eua" can be words.
  const long = known.filter((name) => !/^[a-z]{1,3}$/iu.test(name));
  return new RegExp([words([...new Set(long)].join("|")), ...OTHER_NAMES].join("|"), "iu");
}

const OTHER_CALLING_CODE = String.raw`(?:0{0,2}(?:2(?:[07]|[1-689]\d)|3(?:[0-469]|[578]\d)|4(?:[013-9]|2\d)|5(?:[1-8]|[09]\d)|6(?:[0-6]|[789]\d)|8(?:[124]|[0578]\d)|9(?:[0-58]|[679]\d)))`;
/** Another country's code, flag or name that is no part of the number itself. */
const OTHER_COUNTRY = new RegExp(
  [
    String.raw`[+➕][\s(]{0,3}0{0,2}(?!86(?!\d)|86\D?1[3-9])\d`,
    String.raw`(?<!\d[^\p{L}\p{N}]{0,3})00 ?(?!86(?!\d)|86\D?1[3-9])[1-9]`,
    // "49;Müller;…", "Code: 49", "(49)"; no "30 minutes".
    String.raw`(?<![\p{Script=Latin}\p{N}]|\p{N}[.,:/\p{Pd}])(?:${OTHER_CALLING_CODE}|(?<=[:=]["'\s]{0,3})1)(?![\p{L}\p{N}]|[.,:/\p{Pd}]\p{N})(?=\s{0,3}(?:[^\s\p{L}]|$|${PHONE}))`,
    String.raw`(?<!\p{RI})(?!🇨🇳)\p{RI}{2}`,
    String.raw`(?<!\p{L})(?:country|region|nation|国家|國家)(?:[ _-]?(?:name|iso|code))?["'\s]{0,3}[:=]["'\s]{0,3}(?!cn|chn|prc|null|none|[^\n]{0,30}chin|中)\p{L}`,
  ].join("|"),
  "iu",
);

/** Whether a text without its phones has another country's code. */
export function hasOtherCode(text: string): boolean {
  return OTHER_COUNTRY.test(text);
}
