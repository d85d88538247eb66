import { parts, words } from "./word-list.ts";

// What messages call a code, language by language. `said-code.ts` says how a number becomes one.

/** These name a code that a customer gets, and no other. */
export const PASS_CODE = [
  parts(
    "验证 | 驗證 | 校验 | 校驗 | 检验 | 确认 | 確認 | 认证 | 認證 | 安全 | 授权 | 随机 | 动态 | 動態 | 短信 | 簡訊 | 激活",
  ) + parts("码 | 碼 | 密码 | 密碼 | 口令 | 代码 | 代碼"),
  parts("登录 | 登陆 | 登入 | 注册 | 交易 | 解绑 | 换绑 | 一次性 | 临时 | OTP | PIN") +
    parts("码 | 碼 | 密码 | 密碼 | 代码 | 代碼"),
  "^口令",
  parts(
    "認証コード | 認証番号 | 確認コード | 暗証番号 | ワンタイムパスワード | 確認番号 | パスコード | 확인 번호 | 일회용 비밀번호 | 인증 번호 | 인증 코드 | 확인 코드 | ओटीपी | ওটিপি",
  ),
  words("code | codes | passcode* | authcode | smscode | otpcode | pincode | logincode | verify code | verif*code*"),
  words(
    "otp | pin | tan | mtan | password | passwort | einmal*passwort | einmal*code | bestätigungscode* | zugangscode",
  ),
  words("sicherheitscode | aktivierungscode | anmeldecode | freischaltcode | freigabecode | authentifi*code"),
  words("bevestigingscode | beveiligingscode | inlogcode | toegangscode"),
  words(
    "säkerhet*kod | verifi*kod | verifi*kode | bekräft*kod | bekræft*kode | bekreft*kode | engang*kod | engang*kode",
  ),
].join("|");

/** These name any code: what is beside them has to say that it is the customer's. */
export const ANY_CODE = [
  words("kod | kodu* | kode | kód* | codul | código | codigo | codice | koodi* | vahvistuskoodi* | turvakoodi*"),
  words(
    "kertakäyttökoodi* | kertakäyttösalasana | tunnusluku | tunnistautumiskoodi | hasło | heslo | cod | kata sandi | şifre* | clave | contraseña | senha | mot de passe | mã | ma",
  ),
  words("код | смс код | пароль | смс пароль | κωδικός | κωδικος"),
  parts(
    "代码 | 代碼 | コード | パスワード | 코드 | รหัส | رقم | סיסמה | رمز | كود | كلمة المرور | کد | کوڈ | קוד | कोड | কোড",
  ),
].join("|");

/** Stems of what such a code is for. */
export const PURPOSE = parts(
  "verifi | verify | vérifi | weryfik | ověř | overov | doğrulama | ellenőrz | confirm | conferm" +
    "| konfirm | potwierdz | onay | bekräft | bekreft | bekræft | megerősít | vahvistus | authenti | autenti" +
    "| authoris | authoriz | autoriz | activa | ativa | aktiva | segurid | seguran | sécurité | sicurezza | güvenlik" +
    "| accès | acceso | acesso | accesso | access | giriş | kertakäyttö | tek kullan | de un solo uso | de uso único" +
    "| одноразов | разов | jednoraz | sekali pakai | חד פעמי | یکبار مصرف | الأمان | الدخول | المرور | כניסה | μιας χρήσης" +
    "| biztonsági | kontrolni | যাচাই | säkerhet | à usage unique | temporal | tempora | secret | dinámica | otp | sms | смс | доступ | провер | подтвер | підтвер | потвърж | авториз" +
    "| актива | безопас | вход | никому | compart | condivid | pengesahan | verifikasi | xác thực | xác nhận | xác minh" +
    "| xac thuc | xac nhan | xac minh | επαλήθευσ | επιβεβαίωσ | تأیید | تایید | ورود | تحقق | التأكيد | التفعيل" +
    "| لمرة واحدة | האימות | אימות | सत्यापन | 認証 | 確認 | ログイン | ワンタイム | セキュリティ | 인증 | 확인 | 보안 | ยืนยัน",
);

/** The customer is spoken to, or the code itself is held up: "your code", "this code". */
export const YOURS = [
  words("su | tu | seu | sua | teu | tuo | vostro | ваш | вашият | твой | твій | váš | vaš | tvůj | twój | din | dit"),
  words("ditt | anda | kamu | tău | dvs | σας | siz* | este | esta | questo | этот | ten"),
  parts("您的 | 你的 | आपका | আপনার | الخاص بك | آپ کا | شما | שלך | ของคุณ | あなたの | của bạn"),
].join("|");

/** What says "is" between a word for a code and its number, in either order. */
export const IS = [
  parts("是 | 为 | 為 | は | 는 | 은 | 이 | 가 | คือ | هو | هي | הוא | היא | है | হল | ہے | είναι"),
  words("is | are | es | est | est le | ist | lautet | lauten | è | é | är | er | je | là | adalah | ialah"),
].join("|");

/** These say so before the number only. */
export const IS_BEFORE_NUMBER = words("on | now | to | la | ay | este | е");

/** And these after it. */
export const IS_AFTER_NUMBER = [
  parts("作为 | 短信 | 登录 | 您的 | 你的 | が | आपका | আপনার"),
  words("as | to | for | como | comme | als"),
].join("|");

/** The customer is told to use the number behind it. */
export const USE = [
  words("use | enter | type | with | code | usa | utilice | introduce | introduza | digite | saisissez | entrez"),
  words("gunakan"),
  parts("输入 | 填写 | 使用 | 短信 | 🔑 | 🔐"),
].join("|");

/** How long a code is valid says that it is one, too. */
export const VALIDITY = [
  parts("有效 | 失效 | 過期 | 过期 | 分钟 | 分鐘 | valid | expires | will expire | gültig | válido | minute | minutes"),
  words("verify | confirm | log in | sign in"),
].join("|");

/** Between a word and a number, these say that the number is not the code. */
export const NOT_SAID = [
  parts(
    "不是 | không phải | ไม่ใช่ | 错误 | 失败 | 不正确 | 有误 | 过期 | 失效 | 发送 | 发件 | 来自 | 没 | 沒 | 未 | 无法 | 無法",
  ),
  // It did not come: but "Teilen Sie den Code nicht" and "no compartas" are of a real message.
  parts("不到 | 届か | 届き | 来ない | 来ません | 안 와 | 안 오 | 오지 | 받지 | 못 받"),
  words(
    "never came | never arrived | never received | arrive* | kommt | kam | nicht erhalten | nicht bekommen | nicht da",
  ),
  words("nicht angekommen | ist nicht | не приш* | не прих* | не получ*"),
  words(
    "pas reçu* | pas arrivé* | niet ontvangen | niet aangekomen | nie przysz* | nie otrzym* | gelmedi* | não chegou",
  ),
  parts("我的 | 订单 | 訂單 | 工单 | 单号"),
  words("my | mine | meine | meiner | mon | ticket | order number | kundennummer"),
  words(
    "expire | expires | expiré* | expirado | abgelaufen* | scaduto | wrong | invalid | failed | error | no | not | from | via | sent",
  ),
].join("|");

/** The last word before a word for a code, unless it says what the code is for. */
export const BEFORE_CODE_WORDS = words(
  "to | the | this | that | your | my | a | is | as | of | new | latest | current | following | use | enter | with | time | security | share | says | su | tu | tuo | la | el | il | seu" +
    "| login | in | account | digit | temporary | text | code | pin | tan | one | me | and | or" +
    "| pass | der | den | diesen | dieser | ce | dein | deinen | ihr | ihren | mein | folgenden | lautet | le | votre | ton | mon | du | un | uw | je",
);

/** The first word of what may stand behind a code in its sentence. */
export const BEHIND_CODE = words(
  "for | to | and | at | in | on | is valid | within | before | until | expires | instead | pour | para | per | pro | für" +
    "| zum | zur | und | et | y | do | til | till | cho | ist gültig | scade | caduca | expire | ein | bekommen | erhalten" +
    "| auftrag | для | и | до",
);

/** Right behind it, these say that it was refused, or is not the code. */
export const REFUSED = [
  parts(
    "= | 是我 | 是订 | 是工 | 号 | の | 不对 | 不對 | 不是 | 不行 | 无法 | 無法 | 没用 | 发的 | 发来 | 收到 | 錯 | 错 | では | じゃ | 이 아 | 가 아 | 아닙",
  ),
  // Digits that go on in words or in signs, or were misread.
  "[零〇一二三四五六七八九两幺](?![十分小个天次])",
  String.raw`\p{No}|\d\ufe0f?\u20e3|\d{0,3}[OIlQ](?!\p{L})`,
].join("|");

/** Only a part of the code was heard. */
export const PART = [
  String.raw`[前后後末头尾]面?[一二三四五六两\d][个個]?(?:位|数字|數字)|开头|開頭`,
  words("first part | last part | half | middle | anfang | starts with | begins with | beginnt mit | commence par"),
  words("first * digits | last * digits | more digit* | last digit | the rest | missing"),
].join("|");

/** Right before a word for a code, these say that there is none, or that it is an old one. */
export const NO_CODE = [
  parts("没收到 | 没有收到 | 沒收到 | 沒有收到 | 未收到 | 收不到 | 旧 | 旧的 | 舊 | 舊的 | 之前的 | 以前的"),
  parts(
    "昨天的 | 上次的 | 上一条 | 上一个 | 第一个 | 过期的 | 例如 | 比如 | 如: | 不要用 | 别输 | 勿使用 | 勿输入 | 前回の | 이전",
  ),
  parts("重发 | 重新发送 | 请发 | 需要 | 索要 | 返回 | 提示"),
  words(
    "no | kein | keine | keinen | aucun | ningún | nessun | nenhum | old | previous | alte | alten | alter | ancien",
  ),
  words(
    "e.g. | z.b. | placeholder | ignore | send | resend | предыдущий | старый | viejo | vecchio | antigo | antiguo",
  ),
  String.raw`(?:n['’]t|\b(?:not|never)) (?:receive|received|get|got|have|use|enter)(?: \p{L}{1,13})?`,
  String.raw`\b(?:pas|rien) reçu(?: \p{L}{1,5})?|\b(?:no|não|non) (?:h\p{L}{0,3} )?(?:rec|ric)\p{L}{1,8}(?: \p{L}{1,4})?`,
  String.raw`(?<!\p{L})не (?:приш|прих|получ)\p{L}{1,6}`,
].join("|");
