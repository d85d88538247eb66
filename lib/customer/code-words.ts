import { parts, words } from "./word-list.ts";

// What messages call a code, language by language. `said-code.ts` says how a number becomes one.

/** Whole names of a code that proves who somebody is. */
export const WHOLE_NAME = [
  parts(`验证 | 驗證 | 校验 | 校驗 | 检验 | 檢驗 | 确认 | 確認 | 认证 | 認證 | 授权 | 随机 | 动态 | 動態 | 短信 | 簡訊 |
    激活 | 一次性 | OTP`) + parts("码 | 碼 | 密码 | 密碼 | 口令 | 代码 | 代碼"),
  parts("安全 | 登录 | 登錄 | 登陆 | 登入 | 注册 | 交易 | 解绑 | 换绑") + parts("码 | 碼 | 代码 | 代碼"),
  parts(`認証コード | 認証番号 | 確認コード | ワンタイムパスワード | 確認番号 | 확인 번호 | 일회용 비밀번호 |
    인증 번호 | 인증 코드 | 확인 코드 | رمز المرور | ओटीपी | ওটিপি`),
  words(`auth*code | smscode | otpcode | vcode | logincode | verif*code* | otp | tan | mtan | smstan | mobiletan |
    einmal*passwort | einmal*kennwort | einmal*code | prüfcode | bestätigungscode* | zugangscode | bevestigingscode |
    beveiligingscode | inlogcode | toegangscode | sicherheitscode | aktivierungscode | anmeldecode | freischaltcode |
    freigabecode | säkerhet*kod | verifi*kod* | bekräft*kod | bekræft*kode | bekreft*kode | engang*kod* |
    vahvistuskoodi* | turvakoodi* | kertakäyttökoodi* | kertakäyttösalasana | tunnistautumiskoodi | tunnusluku`),
].join("|");

/** A password or a PIN is somebody's own, unless the message says that it is good for once. */
export const PASSWORD = [
  parts("登录 | 登陆 | 登入 | 交易 | 安全 | 临时 | PIN") + parts("码 | 碼 | 密码 | 密碼"),
  parts("暗証番号 | パスコード | パスワード | סיסמה | كلمة المرور"),
  words(`password | passwort | passcode* | pin | pin code | hasło | heslo | kata sandi | şifre* | clave | contraseña |
    senha | mot de passe | пароль`),
].join("|");

/** These name any code: what is beside them has to say that it is the customer's. */
export const ANY_CODE = [
  words(`code | codes | kod | kodu* | kode | kód* | codul | código | codigo | codice | koodi* | cod | mã | ma | код |
    κωδικός | κωδικος`),
  parts("代码 | 代碼 | 识别码 | コード | 코드 | รหัส | رقم | رمز | كود | کد | کوڈ | קוד | कोड | কোড"),
].join("|");

/** Stems of what such a code is for. */
export const PURPOSE = parts(`verifi | verify | vérifi | weryfik | ověř | overov | doğrulama | ellenőrz | confirm |
  conferm | konfirm | potwierdz | onay | bekräft | bekreft | bekræft | megerősít | vahvistus | authentif |
  authentication | autenti | authori | autoriz | activa | ativa | aktiva | segurid | seguran | sécurité | sicurezza |
  güvenlik | accès | acceso | acesso | accesso | giriş | kertakäyttö | tek kullan | connexion | un solo uso |
  usa e getta | de uso único | одноразов | разов | jednoraz | sekali pakai | חד פעמי | یکبار مصرف | الأمان | الدخول |
  כניסה | μιας χρήσης | biztonsági | kontrolni | যাচাই | säkerhet | à usage unique | temporal | temporan | temporár |
  otp | sms | смс | доступ | провер | подтвер | podtver | підтвер | потвърж | авториз | актива | безопас | вход | никому |
  compart | condivid | pengesahan | unbind | xác thực | xác nhận | xác minh | xac thuc | xac nhan | xac minh |
  επαλήθευσ | επιβεβαίωσ | تأیید | تایید | ورود | تحقق | التأكيد | التفعيل | لمرة واحدة | האימות | אימות | सत्यापन |
  認証 | 確認 | ログイン | ワンタイム | セキュリティ | 인증 | 확인 | 보안 | ยืนยัน`);

/** What a password is for that is good for once: a "login password" is somebody's own. */
export const ONCE = parts(`one time | single use | otp | sms | смс | verif | vérif | confirm | подтвер | onay |
  doğrulama | bestätigungs | kertakäyttö | tek kullan | un solo uso | usa e getta | de uso único | à usage unique |
  temporal | temporan | temporár | разов | jednoraz | sekali pakai | חד פעמי | یکبار مصرف | لمرة واحدة | μιας χρήσης |
  ワンタイム`);

/** The customer is spoken to. */
export const YOURS = [
  words(`your | ihr | ihre | ihren | dein | deine | uw | je | votre | ton | su | tu | seu | sua | teu | il tuo | tuo |
    vostro | ваш | вашият | твой | твій | váš | vaš | tvůj | twój | din | dit | ditt | vas | vash | anda | Anda | kamu | tău | dvs |
    σας | siz* | iyong`),
  parts(`您的 | 你的 | आपका | আপনার | الخاص بك | آپ کا | شما | שלך | ของคุณ | あなたの | 회원님의 | của bạn |
    của quý khách | cua ban`),
].join("|");

/** What says "is" between a word for a code and its number, in either order. */
export const IS = [
  parts("是 | 就是 | 为 | 為 | は | 는 | 은 | 이 | 가 | คือ | هو | هي | הוא | היא | है | হল | ہے | είναι"),
  words("is | are | es | est | est le | ist | lautet | lauten | è | é | är | er | je | là | adalah | ialah"),
].join("|");

/** These say so before the number only. */
export const IS_BEFORE_NUMBER = words("on | now | to | la | ay | este | е");

/** And these after it. */
export const IS_AFTER_NUMBER = [
  parts("作为 | が | 은(는) | 이(가)"),
  words("as | to | for | como | comme | als | sebagai"),
].join("|");

/** The customer is told to use the number behind it. */
export const USE = [
  words(`use | enter | type | with | usa | utilice | introduce | introduza | digite | saisissez | entrez | utilisez |
    verwenden sie | gunakan`),
  parts("输入 | 填写 | 使用 | 短信 | 🔑 | 🔐"),
].join("|");

/** How long a code is valid says that it is one, too. */
export const VALIDITY = parts(`有效 | 分钟 | 分鐘 | 分钟后失效 | 分钟后过期 | valid | expires | will expire | gültig |
  minute`);

/** Between a word and a number, these say that the number is not the code. */
export const NOT_SAID = [
  parts(`不是 | không phải | ไม่ใช่ | 错误 | 失败 | 不正确 | 有误 | 过期 | 失效 | 没 | 沒 | 未 | 无法 | 無法 | 不到 |
    来自 | 届か | 届き | 来ない | 来ません | 안 와 | 안 오 | 오지 | 받지 | 못 받`),
  words("not | no | never | wrong | invalid | failed | expired | from | via | sent | ticket | не | niet | gelmedi*"),
].join("|");

/** The words before a name that make it a whole one: "verification", "one-time". */
export const KIND =
  words(`verification | verify | text message | microsoft access | security | log in | sign in | sms | e mail |
  otp | tan | mtan | one time | confirmation | confirm | authentication | authori* | activation | auth | mfa | 2fa |
  2 step | single use | two step | two factor | 2 factor | reset | password reset | sign up | sicherheits |
  transaktions | snapchat | telegram | whatsapp | steam guard | bestätigungs | aktivierungs | anmelde | registration`);

/** A name may begin behind these words, which don't say that it is of another kind. */
export const BEFORE_NAME = words(`the | this | that | a | an | como | comme | als | new | latest | current | following |
  use | using | sebagai | enter | with | says | is | as | of | and | or | me | my | digit | account | phone | mobile |
  temporary | text | id | got | received | pin | der | den | die | diesen | dieser | ce | mein | meinen | folgenden |
  le | mon | du | un | el | la | il | mi | o | meu | questo | este | esta | этот | мой | использу* | введите |
  сообщайте | говорите | пришёл | пришел | ten | et`);

/** The same in Chinese, where nothing parts the words of a name. */
export const BEFORE_CHINESE_NAME = parts(`您 | 你 | 的 | 是 | 为 | 為 | 我 | 客户 | 用户 | 他 | 她 |
  收到 | 已 | 刚 | 报 | 提供 | 说 | 发来 | 新 | 最新 | 短信 | 簡訊 | 手机 | 手機 | 邮箱 | 郵箱 | 邮件 | 郵件 |
  电子邮件 | 電子郵件 | 登录 | 登錄 | 登陆 | 登入 | 注册 | 身份 | 银行卡 | 支付 | 付款 | 次获取 |
  账号 | 帐号 | 账户 | 帐户 | 帳戶 | 帳號 | 本次 | 此次 | 操作 | 申请 | 本条 | 这 | 这个 | 该 | 此 | 请 |
  勿 | 将 | 把 | 输入 | 填写 | 使用 | 作为 | 動態 | 动态 | 安全 | 交易 | 解绑 | 换绑 | 绑定 | 改密 | 修改 |
  找回 | 重置 | 密码 | 手机号 | 随机 | 二次 | 语音 | 统一 | 认证 | 平台 | 里 | 钉钉 | 微信 | 美团 | 支付宝 | 淘宝 |
  京东 | 抖音 | 百度 | 滴滴 | 位 | 数 | 数字`);

/** The code is somebody's who has it now: "my code", "here is the code", "received the code". */
export const GIVEN = words(`enter this | use this | my | mein* | mi | mon | meu | мой | here is the | here's the |
  this is the | received the | hier der | hier ist der | ha* den | voici le | reçu le | recebi o | llegó el | приш*л`);

/** A service warns who reads it. */
export const WARNING = [
  "勿.{0,8}(?:泄|洩|告|转|轉|透露|提供)|공유하지|共有しない|教えない|لا تشارك",
  String.raw`(?:not|n['’]t|never) (?:\p{L}{1,8} ){0,2}?(?:share|give|disclose|forward)`,
  words("partagez | communiquez | compart* | condividere | comunicarlo | сообщайте | говорите | nikomu | jangan"),
].join("|");

/** What else a sentence with a code says it is for. */
export const USE_BEHIND = [
  String.raw`enter this (?:verification|security) code(?![^:\n]{0,60}:)`,
  String.raw`(?<!\p{L})(?:to|для|para|per|pour|untuk|do|ile|để) (?:vous |te |se )?(?:${PURPOSE}|${words(`log in |
    sign in | continue | iniciar sesión | accedere | entrar | connecter`)})`,
  parts("ログイン | 확인란에 입력"),
].join("|");

/** The first word of what may stand behind a code in its sentence. */
export const BEHIND_CODE = words(`for | voor | untuk | only | online | but you can | please enter | to | and | at | in |
  on | is valid | within | before | until | expires | pour | para | per | pro | für | zum | zur | und | et | y | do |
  til | till | ref*: | cho | ist gültig | scade | caduca | expire | ein | bekommen | erhalten | auftrag | для | и | до`);

/** Right behind it, these say that it is not the code, or not all of it. */
export const NOT_THE_CODE = [
  parts("= | 是我 | 是订 | 是工 | 号 | の | 发的 | 发来 | 收到 | では | じゃ | 이 아 | 가 아 | 아닙"),
  // Digits that go on in words or in signs, or were misread.
  "[零〇一二三四五六七八九两幺](?![十分小个天次])",
  String.raw`\p{No}|\d\ufe0f?\u20e3|\d{0,3}[OIlQ](?!\p{L})`,
].join("|");

/** Behind it, these say that it was refused; but no "used to log in", and no "过期失效". */
export const REFUSED = [
  `${words(`expired | wrong | incorrect | invalid | rejected | refused | declined | used | fails | falsch | ungültig |
    abgelaufen | expiré* | caducad* | scadut* | ист*к | неверн* | недейств* | funktioniert nicht | geht nicht`)}(?! (?:to|for|by|in|if|once|only|number)|[?] ?[a-z])`,
  String.raw`(?:\p{L}{2,4}n['’]t|${words("not | no longer | no | ne | не")}) ${words("work* | valid | accept* | right | correct | func* | fonct* | march* | работ*")}(?! (?:after|for (?:other|another)))`,
  parts(`不对 | 不對 | 不行 | 不能用 | 不能登 | 不可用 | 不正确 | 不正確 | 不好使 | 不好用 | 没用 | 沒用 | 没反应 |
    用不了 | 登不上 | 登录不 | 用过 | 被用 | 已被 | 已使用 | 无效 | 無效 | 無効 | 使えな | 使えま | 만료 | 무효 | 틀`),
  // A message's own advice: "无法登录请致电客服", "输错 5 次将锁定".
  String.raw`[无無]法(?![登使]\p{Script=Han}{1,3}请?(?:致电|联系客服))|[错錯](?!误?(?:超过|达|满|连续)? ?[\d一二三四五六七八九十两多] ?次\D{0,4}[锁冻鎖凍])`,
  "(?:过期|過期|失效|期限切れ)(?![失作后後时時无無请請需重の])|不是(?!本人|您|你)",
].join("|");

/** What may stand between a code and such words, as often as it likes: "，但是系统提示". */
export const BEFORE_REFUSED = [
  words(`no | but | it | it's | this | that | is | was | has | been | already | says | still | the | your | my | code |
    does | did | wait | sorry | oops | aber | ist | er | pero | mais | но`),
  String.raw`[^\p{L}\p{N}]|[但可是提示显顯系统統说說好像一直还還输入了后已经經我也就这那个您的验证码等下抱歉はですが는인데]|不好意思`,
].join("|");

/** Only a part of the code was heard. */
export const PART = [
  String.raw`[前后後末头尾]面?[一二三四五六两\d][个個]?(?:位|数字|數字)|开头|開頭`,
  words(`first part | last part | half | middle | anfang | starts with | begins with | beginnt mit | commence par |
    first * digits | last * digits | more digit* | last digit | the rest | missing`),
].join("|");

/** Right before a word for a code, these say that there is none, or that it is an old one. */
export const NO_CODE = [
  parts(`没收到 | 没有收到 | 沒收到 | 沒有收到 | 未收到 | 收不到 | 旧 | 旧的 | 舊 | 舊的 | 之前的 | 以前的 | 昨天的 |
    上次的 | 上一条 | 上一个 | 第一个 | 过期的 | 例如 | 比如 | 示例 | 如: | 不要用 | 别输 | 勿使用 | 勿输入 | 前回の |
    이전 | 重发 | 重新发送 | 请发 | 需要 | 索要 | 返回 | 提示`),
  words(`no | kein | keine | keinen | aucun | ningún | nessun | nenhum | old | previous | alte | alten | alter |
    ancien | e.g. | z.b. | placeholder | ignore | send | resend | yesterday's | предыдущий | старый | viejo | vecchio | antig*o`),
  String.raw`(?:n['’]t|\b(?:not|never)) (?:receive|received|get|got|have|use|enter|the|my|your)(?: \p{L}{1,13})?`,
  String.raw`\b(?:pas|rien) reçu(?: \p{L}{1,5})?|\b(?:no|não|non) (?:h\p{L}{0,3} )?(?:rec|ric)\p{L}{1,8}(?: \p{L}{1,4})?`,
  String.raw`(?<!\p{L})не (?:приш|прих|получ)\p{L}{1,6}`,
].join("|");

/** Something went wrong. */
export const ERROR = new RegExp(
  [
    words(`error | errors | erro | errore | failed | failure | fehler* | fehlgeschlagen | gescheitert | erreur* |
      échec | echec | échoué* | fallo | ошибк* | помилк* | błąd | błęd* | hata | hatası | fout | lỗi`),
    parts("エラー | 에러 | 오류 | 실패 | 报错 | 報錯 | 失败 | 失敗 | 错误 | 錯誤 | 异常 | خطأ"),
  ].join("|"),
  "iu",
);
/** What is in place of a picture, and of what is hidden or cut. */
export const NOT_SHOWN = [
  words("image | picture | photo | screenshot | bild | foto | imagen | png | jpg | jpeg | cid"),
  parts("📷 | 🖼 | 见图 | 见下图 | 如图 | 图片 | 圖片 | 截图 | 截圖 | 画像 | ![ | <img"),
  String.raw`(?<!\d)(?:[*#]{3}|…|\.{2})(?!\d)`,
].join("|");
