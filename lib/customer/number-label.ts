import { parts, words } from "./word-list.ts";

/** What a phone is called. */
export const PHONE = [
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
/** "PESEL", "QQ", "SN", "USD": short and in capitals, it names a number or a country. */
const CAPITALS = /(?<![\p{L}\p{N}])\p{Lu}{1,6}$/u;
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
  return OTHER_LABEL.test(spaced) || CAPITALS.test(label) || FIELD.test(before) ? "other" : "none";
}
