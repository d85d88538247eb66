import type { Strength } from "../../lib/words/settings-en.ts";

/** Rows of keys, the alphabet and the digits: whoever guesses tries runs of these first. */
const ROWS = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1qaz2wsx3edc4rfv"];
/** What leaked passwords are made of most often. */
const COMMON = /password|passphrase|passw0rd|letmein|welcome|iloveyou|admin|authing|support|quickfix|dragon|monkey/gu;

/**
 * What counts upwards in Chinese, and the sentences that everybody knows by heart: as predictable
 * as `12345`.
 */
const CHINESE_ROWS = [
  "零一二三四五六七八九十百千万亿",
  "壹贰叁肆伍陆柒捌玖拾",
  "甲乙丙丁戊己庚辛壬癸",
  "子丑寅卯辰巳午未申酉戌亥",
  "天地玄黄宇宙洪荒日月盈昃辰宿列张",
  "赵钱孙李周吴郑王冯陈褚卫",
  "床前明月光疑是地上霜举头望明月低头思故乡",
];
const CHINESE_COMMON = /我爱你|密码|口令|你好|中国|管理员|客服/gu;

/** Bits of guessing from which on the words below apply; the key derivation adds about 20 more. */
const BITS = { fair: 36, strong: 60 };

/** Characters that are looked at. What goes on after them only gets stronger. */
const ENOUGH = 500;

const HAN = /\p{Script=Han}/u;
/**
 * Bits a Chinese character carries in running text: 4 to 5 (9.6 on its own). The lower end, because
 * a passphrase is picked from the common ones.
 */
const HAN_BITS = 4.5;

/**
 * A rough hint: repeated characters, rows of keys and common words hardly count. It knows no
 * dictionary, so a famous quotation looks stronger than it is.
 */
export function strengthOf(entered: string): Strength {
  const passphrase = entered.slice(0, ENOUGH);
  const characters = Array.from(
    passphrase.normalize("NFKC").toLowerCase().replace(COMMON, "\u0000").replace(CHINESE_COMMON, "\u0000"),
  );
  const surprising = characters.filter((character, index) => !isExpected(characters, character, index));
  // Letters of words tell less than random ones: about 2.5 bits each, and 0.75 more for every
  // further kind of character.
  const han = surprising.filter((character) => HAN.test(character)).length;
  const bits = ((surprising.length - han) * (2.5 + 0.75 * kinds(passphrase)) + han * HAN_BITS) * variety(surprising);
  if (bits >= BITS.strong) return "strong";
  return bits >= BITS.fair ? "fair" : "weak";
}

function isExpected(characters: string[], character: string, index: number): boolean {
  const before = characters[index - 1];
  if (before === undefined) return false;
  if (before === character) return true;
  const pair = before + character;
  const reversed = character + before;
  return [...ROWS, ...CHINESE_ROWS].some((row) => row.includes(pair) || row.includes(reversed));
}

/** How many kinds of characters there are beyond the first. */
function kinds(passphrase: string): number {
  const found = [/\p{Ll}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u, /\p{Lo}/u].filter((kind) => kind.test(passphrase));
  return Math.max(found.length - 1, 0);
}

/**
 * Near 1 if most characters differ, towards 0 if a few are used again and again (`abc abc abc
 * abc`).
 */
function variety(characters: string[]): number {
  return Math.min(1, new Set(characters).size / Math.min(characters.length, 10));
}
