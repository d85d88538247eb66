import { PHONE } from "./number-label.ts";
import { parts, words } from "./word-list.ts";

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
