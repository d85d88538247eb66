import { expect, it } from "vitest";
import { passCodeIn } from "../../../lib/customer/pass-code.ts";

function codeOf(text: string): string | null {
  const read = passCodeIn(text);
  return read.ok ? read.value : null;
}

it.each([
  [
    "483920.",
    "483920，谢谢",
    "483920谢谢",
    "是483920",
    "it's 483920",
    "刚收到 483920",
    "客户说是483920",
    "**483920**",
    "483 920 .",
  ],
  ["[10:32, 11/2/2026] Zhang San: 483920", "[2026/11/02 10:32] 张三: 验证码 483920"],
  [
    "【中国移动】您的短信验证码为483920，有效时间为5分钟。中国移动10086",
    "您的OTP是483920",
    "口令：483920",
    "验证代码：483920",
  ],
  ["您的会员号 12345678，验证码 483920", "Your code is 483920, requested at 10:32 on Nov 2, 2026.", "验证码→483920"],
  ["Your code is 483920. Reply STOP ALL to +44 7903 561836.", "Please use 483920 to verify your phone."],
  [
    "Your sign-in code: 483920",
    "VerifyCode:483920",
    "OTP to add beneficiary RAHUL is 483920",
    "G-483920 is your Google code",
  ],
  ["483920 is your OTP. DO NOT SHARE OTP WITH ANYONE.", "mTAN 483920 Auftrag 123456", "Dein Einmalpasswort ist 483920"],
  [
    "Ваш код: 483920",
    "Код: 483920. Сумма 1000.00 руб.",
    "483920 — ваш код для входа",
    "Twój kod weryfikacyjny to: 483920",
  ],
  [
    "Onay şifreniz 483920",
    "کد تایید شما: ۴۸۳۹۲۰",
    "ワンタイムパスワード：483920",
    "Vahvistuskoodisi on 483920",
    "Codul tău este 483920",
  ],
  ["code=483920", "OTP-483920", "Code ➜ 483920", "[验证码]483920，安全验证", "thank you 483920", "我收到的是483920"],
  ["【12306】验证码：483920，12306用户注册", "登录码：483920", "PIN码 483920", "您的手机交易码为483920"],
  ["483920 はあなたの認証コードです", "ご注文番号 4711 認証コード 483920", "セキュリティコード：483920"],
  ["보안코드 483920", "G-483920이(가) Google 인증 코드입니다.", "주문번호 4711 인증번호 483920"],
  ["mot de passe à usage unique : 483920", "Votre code d'activation est le 483920", "Codice di accesso 483920"],
  ["Código de acceso 483920", "No compartas este código: 483920", "Usa 483920 como código de verificación"],
  ["Contraseña de un solo uso 483920", "Tu clave temporal es 483920", "483920 es tu código de WhatsApp"],
  ["Din verifieringskod är 483920", "Din bekræftelseskode er 483920", "Din engangskode er 483920", "Kod SMS: 483920"],
  ["Az Ön ellenőrző kódja: 483920", "Вашият код за потвърждение е 483920", "Никому не сообщайте код 483920. Банк"],
  [
    "كود التفعيل: 483920",
    "كلمة المرور لمرة واحدة 483920",
    "483920 هو رمز التأكيد",
    "کد ورود: 483920",
    "آپ کا کوڈ 483920 ہے",
  ],
  [
    "483920 आपका ओटीपी है",
    "আপনার OTP হল 483920",
    "483920 là mã xác nhận của bạn",
    "รหัสยืนยัน 483920",
    "Kode OTP Anda 483920",
  ],
  [
    "Mã xác thực của bạn là 483920",
    "รหัส OTP ของคุณคือ 483920",
    "Kode verifikasi Anda: 483920",
    "קוד האימות שלך הוא 483920",
  ],
])("finds 483920 in %j", (...messages) => {
  for (const message of messages) expect(codeOf(message), message).toBe("483920");
});

it.each([
  [
    "a number in front",
    "工号 12345 的验证码没收到",
    "学号 20240101 验证码",
    "Error 50012: code could not be sent",
    "PLZ 10115 Code",
  ],
  ["and a colon", "12345: code not received", "12345 - code not received", "工号：12345 的验证码没收到"],
  [
    "what happened to it",
    "Your code expires at 1037",
    "Your code expires: 1037",
    "PIN blocked: 4839",
    "验证码发送方：10690000",
  ],
  [
    "an error",
    "code wrong: 2001",
    "code 2001: verification code wrong",
    "验证码错误：2001",
    "apiCode: 2001, message: code wrong",
  ],
  [
    "a code of another kind",
    "Code postal 75001",
    "Pincode 560001",
    "IFSC code 12345678",
    "Door code 4839",
    "WiFi password 48392014",
    "48213 is the postal code",
    "PIN 48213 is the postal code",
  ],
  ["a code of a trade", "Booking code 483920", "Merchant code 483920", "MCC code 4839", "Incident code 483920"],
  ["a code of a thing", "Support code 483920", "Session code 483920", "Delivery code: 4839", "Colour code 4839"],
  [
    "what it is of",
    "Code 4839 error",
    "Code to access 4711",
    "code verification team 4711",
    "PLZ 10115",
    "4711 on code",
  ],
  ["what is said of it", "4711 este código", "passcode来自4711", "認証コードが届きません 4839", "Код скидки 4839"],
  [
    "one in another language",
    "Почтовый код: 101000",
    "Код товара: 48392014",
    "Kod pocztowy: 00950",
    "Posta kodu: 34394",
  ],
  [
    "one in one word",
    "Kundencode: 48392014",
    "Fehlercode 50012",
    "Промокод: 4839",
    "エラーコード：50012",
    "Postikoodi 00100",
  ],
  ["a year", "2026 is valid for your plan", "2026 is your PIN's last year"],
  ["who sent it", "验证码短信 10690000 已发送", "SMS code from 10690000", "The code (via 72345) did not arrive"],
])("takes no number for the code beside a word for one: %s", (_, ...messages) => {
  for (const message of messages) expect(codeOf(message), message).toBeNull();
});

it.each(["Your code is 95588", "4839 to confirm", "Введите код 4839 для входа"])(
  "reads a short number as a code if %j says so",
  (message) => {
    expect(codeOf(message)).toBe(/\d+/u.exec(message)?.[0]);
  },
);

it.each([
  [
    "another number behind the code",
    "code=483920&ttl=1800",
    "Code: 483920/ttl: 1800",
    "验证码：#483920#，门店：4711",
    "Your code #483920 - Store: 4711",
    "验证码：483920点击查看，网点：4711",
    "Your code is 1234-5678, store: 4711",
    "Your code is 12-34-56 - store: 4711",
    "Code: 123456789 Filiale: 4711",
    "OTP 483920 Rs 5000 shop: 4711",
    "Your OTP is 483920 INR 3373 at shop, terminal: 4711",
    "Code #483920, your store is 4711",
    "Your login code for Acme #483920 - Store: 4711",
    "認証コード：#483920#・店舗：4711",
    "인증번호 #483920 - 매장: 4711",
    "Ваш код: #483920 - магазин: 4711",
  ],
  [
    "a part of a code in uneven groups",
    "Your code is 4839 20.",
    "Ihr Code lautet 4839 20",
    "验证码 4839 20，5分钟内有效",
    "Your code is 4839 201",
    "code 48392 0",
    "Your code is 20 4839",
    "인증번호 4839 20",
    "Ваш код 4839 20",
  ],
  [
    "how long it is valid",
    "Ihr Code ist 1800 Sekunden gültig",
    "Der Code ist 1440 Minuten gültig",
    "Votre code est 1800 secondes",
    "Su código es 1440 minutos",
    "Twój kod 1440 minut",
    "Ваш код 1800 секунд",
    "Ваш код: 1440 мин",
    "인증번호는 3600초간 유효합니다",
    "인증번호는 1440분간 유효합니다",
    "認証コードは1440時間有効です",
    "Kode OTP Anda 1440 menit",
    "Mã OTP của bạn 1440 phút",
  ],
  [
    "the code of an error",
    "Login failed, code: 4711",
    "Login failed (code 4711)",
    "An error occurred, code 4711",
    "Request failed with code 4711",
    "Code: 4711 (error)",
    "error_code=4711",
    "Error (code: 50014)",
    '{"code":2001,"message":"failed"}',
    "Fehler beim Login (Code: 4711)",
    "Fehler-Code: 4711",
    "Login fehlgeschlagen - Code: 4711",
    "登录报错 code:4711",
    "提示错误，code 4711",
    "验证失败，code=4711",
    "Échec de connexion, code : 4711",
    "Code erreur : 4711",
    "Code d'erreur : 4711",
    "Ошибка при входе, код: 4711",
    "Error al confirmar, código: 4711",
    "Błąd logowania, kod: 4711",
    "Giriş hatası, kod: 4711",
    "로그인 오류 코드: 4711",
  ],
  [
    "a code that is to be confirmed",
    "エラーコード：4711 確認お願いします",
    "エラーコード4711が出てログインできません",
    "에러 코드: 4711 확인해 주세요",
    "商品コード：483920 ご確認ください",
    "상품 코드: 483920 확인 부탁드립니다",
  ],
])("never takes for the code: %s", (_, ...messages) => {
  for (const message of messages) expect(codeOf(message), message).toBeNull();
});

it.each([
  [
    "a number before the code",
    "Your code for order 4711 is 483920",
    "Your OTP for Rs 5000 at Amazon is 483920",
    "Die TAN für 1000,00 EUR auf Konto 4711 lautet 483920",
    "您的验证码（编号：4711）是483920",
    "OTP 483920 for Rs 5000",
  ],
  [
    "a short number",
    "验证码 483920 5分钟内有效",
    "Your code is 483920 10 minutes valid",
    "Your code is 483920. 20 people use it",
    "code 483920 5 min",
    "code 483920 10:32",
    "code: 483920 10.50 EUR",
    "10:32 code 483920",
    "10:32 483920",
  ],
  [
    "how long it is valid",
    "Ihr Code ist 10 Minuten gültig: 483920",
    "Ihr Code lautet 483920 und ist 1440 Minuten gültig",
    "Ваш код 483920, действует 1800 секунд",
    "인증번호 483920, 3600초간 유효합니다",
  ],
  [
    "what is said of errors",
    "Your login failed? Your new code is 483920",
    "Verification code: 483920. Call us if an error occurs",
    "您的验证码：483920，如验证失败请重新获取",
    "Bestätigungscode: 483920. Bei Fehlern rufen Sie uns an.",
  ],
  [
    "what it is for",
    "コード：483920 ログインに使用してください",
    "코드 483920을 확인란에 입력하세요",
    "Никому не сообщайте код 483920",
  ],
])("still finds 483920 beside %s", (_, ...messages) => {
  for (const message of messages) expect(codeOf(message), message).toBe("483920");
});
