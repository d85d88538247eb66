import { parts, words } from "./word-list.ts";

// What messages call a code, language by language. `said-code.ts` says how a number becomes one.

/** These name a code that a customer gets, and no other. */
export const PASS_CODE = [
  parts(
    "验证码 | 驗證碼 | 校验码 | 校驗碼 | 检验码 | 确认码 | 確認碼 | 认证码 | 認證碼 | 识别码 | 安全码 | 授权码 | 随机码",
  ),
  "^口令",
  parts(
    "动态码 | 動態碼 | 短信码 | 激活码 | 激活碼 | 登录码 | 登入码 | 登入碼 | 交易码 | 解绑码 | PIN码 | 动态口令 | 短信口令",
  ),
  parts(
    "动态密码 | 動態密碼 | 短信密码 | 登录密码 | 随机密码 | 一次性密码 | 一次性密碼 | 验证代码 | 驗證代碼 | 安全代码",
  ),
  parts("登录代码 | 登入代码 | 登入代碼 | 确认代码 | 確認代碼 | 您的代码 | 您的代碼 | 你的代码 | 你的代碼"),
  parts(
    "認証コード | 認証番号 | 確認コード | 暗証番号 | ワンタイムパスワード | 인증 번호 | 인증 코드 | 확인 코드 | ओटीपी | ওটিপি",
  ),
  words("code | codes | passcode* | authcode | smscode | otpcode | pincode | logincode | verify code | verif*code*"),
  words(
    "otp | pin | tan | mtan | password | passwort | einmal*passwort | einmal*code | bestätigungscode* | zugangscode",
  ),
  words("sicherheitscode | aktivierungscode | anmeldecode | freischaltcode | freigabecode | authentifi*code"),
  words("bevestigingscode | beveiligingscode | inlogcode | toegangscode"),
  words("verifi*kod | verifi*kode | bekräft*kod | bekræft*kode | bekreft*kode | engang*kod | engang*kode"),
].join("|");

/** These name any code: what is beside them has to say that it is the customer's. */
export const ANY_CODE = [
  words("kod | kodu* | kode | kód* | codul | código | codigo | codice | koodi* | vahvistuskoodi* | turvakoodi*"),
  words("kertakäyttökoodi* | şifre* | clave | contraseña | senha | mot de passe | mã | ma"),
  words("код | смс код | пароль | смс пароль | κωδικός | κωδικος"),
  parts("コード | パスワード | 코드 | รหัส | رمز | كود | كلمة المرور | کد | کوڈ | קוד | कोड | কোড"),
].join("|");

/** Stems of what such a code is for. */
export const PURPOSE = parts(
  "verifi | verify | vérifi | weryfik | ověř | overov | doğrulama | ellenőrz | confirm | conferm" +
    "| konfirm | potwierdz | onay | bekräft | bekreft | bekræft | megerősít | vahvistus | authenti | autenti" +
    "| authoris | authoriz | autoriz | activa | aktiva | segurid | seguran | sécurité | sicurezza | güvenlik" +
    "| accès | acceso | acesso | accesso | access | giriş | kertakäyttö | tek kullan | de un solo uso | de uso único" +
    "| à usage unique | temporal | dinámica | otp | sms | смс | доступ | провер | подтвер | підтвер | потвърж | авториз" +
    "| актива | безопас | вход | никому | compart | condivid | pengesahan | verifikasi | xác thực | xác nhận | xác minh" +
    "| xac thuc | xac nhan | xac minh | επαλήθευσ | επιβεβαίωσ | تأیید | تایید | ورود | تحقق | التأكيد | التفعيل" +
    "| لمرة واحدة | האימות | אימות | सत्यापन | 認証 | 確認 | ログイン | ワンタイム | セキュリティ | 인증 | 확인 | 보안 | ยืนยัน",
);

/** The customer is spoken to, or the code itself is held up: "your code", "this code". */
export const YOURS = [
  words("su | tu | seu | sua | teu | tuo | vostro | ваш | вашият | твой | твій | váš | vaš | tvůj | twój | din | dit"),
  words("ditt | anda | kamu | tău | dvs | σας | siz* | este | esta | questo | этот | ten"),
  parts("आपका | আপনার | الخاص بك | آپ کا | شما | שלך | ของคุณ | あなたの | của bạn"),
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
  parts("有效 | 失效 | 過期 | 过期 | 分钟 | 分鐘 | valid | expire | gültig | válido | minute | minutes"),
  words("verify | confirm | log in | sign in"),
].join("|");

/** Between a word and a number, these say that the number is not the code. */
export const NOT_SAID = [
  parts("错误 | 失败 | 不正确 | 有误 | 过期 | 失效 | 发送 | 发件 | 来自 | 没 | 沒 | 未 | 无法 | 無法"),
  // It did not come: but "Teilen Sie den Code nicht" and "no compartas" are of a real message.
  parts("不到 | 届か | 届き | 来ない | 来ません | 안 와 | 안 오 | 오지 | 받지 | 못 받"),
  words(
    "never came | never arrived | never received | arrive* | kommt | kam | nicht erhalten | nicht bekommen | nicht da",
  ),
  words("nicht angekommen | ist nicht | не приш* | не прих* | не получ*"),
  words(
    "pas reçu* | pas arrivé* | niet ontvangen | niet aangekomen | nie przysz* | nie otrzym* | gelmedi* | não chegou",
  ),
  words("expire | expires | wrong | invalid | failed | error | no | not | from | via | sent"),
].join("|");

/** Right before a word for a code, these say that there is none, or that it is an old one. */
export const NO_CODE = [
  parts("没收到 | 没有收到 | 沒收到 | 沒有收到 | 未收到 | 收不到 | 旧 | 旧的 | 舊 | 舊的 | 之前的"),
  words(
    "no | kein | keine | keinen | aucun | ningún | nessun | nenhum | old | previous | alte | alten | alter | ancien",
  ),
  words("старый | viejo | vecchio | antigo | antiguo"),
  String.raw`(?:n['’]t|\b(?:not|never)) (?:receive|received|get|got|have)(?: \p{L}{1,13})?`,
  String.raw`\b(?:pas|rien) reçu(?: \p{L}{1,5})?|\b(?:no|não|non) (?:h\p{L}{0,3} )?(?:rec|ric)\p{L}{1,8}(?: \p{L}{1,4})?`,
  String.raw`(?<!\p{L})не (?:приш|прих|получ)\p{L}{1,6}`,
].join("|");
