/** A number in a message. */
export interface Candidate {
  /** With anything but digits in it, it makes a message unclear and is no code itself. */
  digits: string;
  /** Where it begins and ends in the text. */
  from: number;
  to: number;
}

/** These name a code that a customer gets, and no other. */
const CODE_WORD =
  /验证码|驗證碼|校验码|校驗碼|动态码|動態碼|动态密码|動態密碼|(?:动态|短信)口令|^口令|激活码|激活碼|确认码|確認碼|认证码|認證碼|检验码|安全码|随机码|授权码|短信码|(?:验证|安全|登[录入]|確認|确认|[您你]的)代[码碼]|登入代碼|(?:短信|登录|随机)密码|一次性密[码碼]|识别码|認証コード|認証番号|確認コード|ワンタイムパスワード|暗証番号|인증 ?번호|인증 ?코드|확인 ?코드|(?<!\p{Script=Latin})(?:pass|sms-?|otp-?|pin-?|auth|verify|verifi\p{L}{2,10}|bestätigungs|bevestigings|sicherheits|beveiligings|aktivierungs|anmelde-?|login-?|inlog|freischalt|zugangs|toegangs|einmal|authentifizierungs|freigabe)?codes?(?!\p{Script=Latin})|(?<!\p{Script=Latin})(?:otp|pin|m?tan|(?:einmal)?pass(?:word|wort))(?!\p{Script=Latin})/giu;
/** These name any code: what is beside them has to say which. */
const GENERIC_WORD =
  /(?<!\p{L})(?:смс-?)?(?:код|пароль)(?!\p{L})|(?<!\p{L})(?:kode|kod|kód|kodu\p{L}{0,4}|şifre\p{L}{0,5}|(?:vahvistus|turva|kertakäyttö)?koodi\p{L}{0,3}|codul|c[oó]digo|codice|clave|contraseña|senha|κωδικ[οό]ς|m[ãa])(?!\p{L})|コード|パスワード|코드|รหัส|رمز|کد|קוד|कोड/giu;
const VERIFIES =
  /verifi[ckq]|verifie?r|segurid|seguran|sicurezza|[ck]onfirm|conferm|acc?es[so]o|aut[eo]nti|autori[zs]|a[kc]tiva|доступ|провер|подтвер|підтвер|авториз|актива|безопас|вход|смс|weryfik|potwierdz|ověř|overov|doğrulama|onay|giriş|güvenlik|tek kullan|ellenőrz|megerősít|vahvistus|kertakäyttö|bekräft|bekreft|pengesahan|xác (?:thực|nhận|minh)|xac (?:thuc|nhan|minh)|επαλήθευσ|επιβεβαίωσ|تأیید|تایید|تحقق|التأكيد|האימות|אימות|सत्यापन|認証|確認|ログイン|ワンタイム|인증|확인|ยืนยัน|otp|sms/iu;
const YOURS =
  /(?<!\p{L})(?:su|tu|seu|sua|teu|tuo|vostro|ваш|твой|твій|váš|vaš|tvůj|twój|din|dit|ditt|anda|kamu|tău|dvs|σας|siz\p{L}{1,3})(?!\p{L})|आपका|الخاص بك|شما|שלך|ของคุณ|あなたの/giu;

/** A code of another kind: a number beside it is no pass code. */
export const OTHER_CODE =
  /(?:zip|postal|post|area|country|dial(?:l?ing)?|calling|promo(?:tion)?|discount|coupon|voucher|gift|error|fault|reason|status|response|exit|return|result|http|api|order|product|item|part|model|serial|batch|stock|tax|hs|qr|source|bar|key|invite|invitation|referral|tracking|pickup|branch|bank|swift|sort|ifsc|bin|pin|employee|staff|vendor|supplier|dealer|agent|partner|member|customer|client|student|course|department|dept|project|store|shop|building|room|gate|door|entry|dress|wi-?fi|wlan)[ -]?(?:code|password)|code (?:review|of conduct)|c(?:ode|[oó]digo|odice) (?:postal|promo|fiscal|client|pays|barre|d[ei] (?:pa[ií]s|barr|descuento|cliente))\p{L}{0,4}|(?:取件|取货|取餐|提货|提取|核销|兑换|券|邀请|优惠|邮政编|错误|二维|条形|状态|门禁)码|(?:股票|错误|国家|错误|状态|城市|行业|机构)代[码碼]/giu;
/** Somebody writes that a code was refused: the number in it is of the error. */
export const REPORTS_ERROR =
  /(?:code|验证码|驗證碼|校验码|otp|pin)["'\s:]{0,3}(?:is |was |are )?(?:wrong|invalid|incorrect|blocked|错误|不正确|有误|无效|为空)/iu;
const VALIDITY =
  /(?<!\p{L})(?:verify|confirm|log ?in|sign ?in)(?!\p{L})|有效|失效|過期|过期|valid|expire|gültig|válido|minutes?|分钟|分鐘/giu;

/** A sentence of its own may be about anything else. */
const SENTENCE_END = /[!?。！？;]|\.(?=\s)/u;
const FARTHEST = 60;
const OPENING = String.raw`[\s:"'“‘「『【[(<-]{0,6}`;
const IS = String.raw`[:「『【[“\p{Pd}=→]|是|为|為|は|[는은이가]|คือ|هو|הוא|है|είναι|(?<!\p{L})(?:is|are|es|est|ist|lautet|lauten|è|é|är|er|je|to|este|ay|la|là|on|adalah|ialah|now)`;
/** What is between a word for a code and its number: nothing, or at its end what says "is". */
const IS_BEFORE = new RegExp(`^${OPENING}$|(?:${IS})${OPENING}$`, "iu");
const ONLY_IS = new RegExp(String.raw`^\s{0,3}(?:${IS})?${OPENING}$`, "iu");
/** What a number that comes before its word begins the sentence after, or who is told to use it. */
const BEGINS =
  /(?:^|[】\])>」』\n。！!?？.;,，:]|(?<!\p{L})(?:use|enter|type|with|code)|输入|填写|使用|短信|🔑|🔐)[\s“"「『【[(<]{0,4}(?:G-)?$/iu;
/** "483920 is your code", "483920（验证码）": but not "12345 的验证码". */
const IS_AFTER =
  /^[\s)\]】」』”"]{0,3}(?:$|[(（[【「]|[:：,，\p{Pd}]\s?(?:your|您|你|ваш|votre|su|tu|seu|ihr|dein|$|\d)|是|为|為|作为|短信|登录|您的|你的|(?:is|are|as|to|for|ist|es|est|è|é|är|er|je|adalah|ialah)(?!\p{L}))/iu;

const NOT_SAID =
  /错误|失败|不正确|有误|过期|失效|发送|发件|来自|没|未|无法|(?<!\p{L})(?:expires?|wrong|invalid|failed|error|not?|from|via|sent)(?!\p{L})/iu;

/** Every word for a code, whatever is beside it. */
export function codeWordsIn(text: string): RegExpExecArray[] {
  return [CODE_WORD, GENERIC_WORD].flatMap((words) => Array.from(text.matchAll(words)));
}

/** A word for a code, or how long it is valid, says so in the same sentence. */
export function isSaidToBeCode(text: string, { digits, from, to }: Candidate): boolean {
  const isYear = /^(?:19|20)\d\d$/u.test(digits);
  const isBeside = (gap: string) => gap.length <= FARTHEST && !SENTENCE_END.test(gap) && !NOT_SAID.test(gap);
  const isNamedBefore = codeWordsIn(text).some(({ 0: word, index }) => {
    const gap = text.slice(index + word.length, from);
    if (index > from || !isBeside(gap) || !IS_BEFORE.test(gap) || (isYear && gap.length > 8)) return false;
    return isPassCodeWord(text, word, index, gap);
  });
  if (isNamedBefore) return true;
  if (isYear || !BEGINS.test(text.slice(Math.max(0, from - 40), from))) return false;
  return [...codeWordsIn(text), ...text.matchAll(VALIDITY)].some(({ 0: word, index }) => {
    const gap = text.slice(to, index);
    if (index < to || !isBeside(gap) || !IS_AFTER.test(gap)) return false;
    const after = text.slice(index + word.length, index + word.length + 12);
    return !NOT_SAID.test(/^[^,.!。！，]*/u.exec(after)?.[0] ?? "") && isPassCodeWord(text, word, index, gap);
  });
}

/**
 * "Код подтверждения", "ваш код", and "Код: 4839" at the start; but neither "Код товара" nor
 * "Почтовый код".
 */
function isPassCodeWord(text: string, word: string, index: number, gap: string): boolean {
  if (!isGeneric(word)) return true;
  const before = text.slice(Math.max(0, index - 25), index);
  if (VERIFIES.test(before + word + gap + text.slice(index + word.length, index + word.length + 15))) return true;
  const isYours = (before + gap).replace(YOURS, "") !== before + gap;
  const begins = /(?:^|[\n!?。！】\])>:]|\p{L}{4}\.)\s{0,2}$/u.test(before);
  return (isYours || begins) && ONLY_IS.test(gap.replace(YOURS, ""));
}

function isGeneric(word: string): boolean {
  return Array.from(word.matchAll(GENERIC_WORD)).some(([found]) => found.length === word.length);
}
