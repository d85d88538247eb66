import type { Name } from "./code-name.ts";
import { ERROR, PURPOSE } from "./code-words.ts";
import { ENDS, parts, words } from "./word-list.ts";

// What says that a number is something else than the code.

/** A code of another kind: a number beside it is no pass code. */
export const OTHER_CODES = new RegExp(
  [
    String.raw`(?<![\p{L}])` +
      parts(`zip | postal | post | area | country | dial | promo | promotion | discount | coupon | voucher | gift |
        error | reason | status | response | order | product | item | part | model | serial | batch | stock | tax | qr |
        source | bar | key | invite | invitation | referral | tracking | pickup | delivery | booking | reservation |
        merchant | incident | support | session | conference | branch | bank | swift | sort | ifsc | bin | pin |
        employee | staff | vendor | supplier | dealer | agent | partner | member | customer | client | student |
        course | department | dept | project | store | shop | building | room | gate | door | entry | wi fi | wlan |
        reference | request | terminal | sender | locker | parcel | dispatch | alarm | safe | lock | unlock | parking |
        garage | puk | cvv | cvc | card | card verification | card security | sim | friend | license | licence |
        business | short | approval | hotel confirmation | booking confirmation | airbnb confirmation |
        order confirmation`) +
      "[ _-]?(?:code|password|pin)",
    "(?:卡|发票|产品|设备|POS|账户|帐户|用户).{0,3}(?:安全码|校验码|激活码|授权码|识别码)",
    // German and Dutch join them by a hyphen.
    parts(`gutschein | buchungs | rabatt | kunden | produkt | artikel | bestell | auftrags | liefer | werbe | fehler |
      einladungs | referenz | vorgangs | empfehlungs | abhol | sendungs | händler | partner | filial | tür | farb |
      länder | waren | geschenk | kortings | klant | bestel | fout | cadeau | rabat`) + "[ -]code",
    parts(`取件码 | 取货码 | 取餐码 | 提货码 | 提取码 | 核销码 | 兑换码 | 券码 | 邀请码 | 优惠码 | 邮政编码 | 二维码 |
      条形码`),
  ].join("|"),
  "giu",
);

/** "Use code 202020 at checkout for 20% off": a shop's code, or a parcel's. */
const SHOP = new RegExp(
  words("checkout | shipping | prize | discount | locker | parcel | package | coupon | pickup | delivery") +
    "|% off|发票|包裹|取件|提货|自提|司机|骑手|快递员|门锁|智能锁",
  "iu",
);
/** "483920 is your code, if it fails, call us": a service writes so beside a code. */
const IF = new RegExp(words("if | wenn | falls | si | если") + "|如(?![何下])|若|場合|경우", "iu");

/** Somebody writes of an error, or of what a shop sells. */
export function isOfOtherBusiness(text: string, names: Name[]): boolean {
  const isOfError = names.some(({ 0: word, index }) => {
    const end = index + word.length;
    const [before = ""] = /[^.!?;。！？\n]*$/u.exec(text.slice(Math.max(0, index - 40), index)) ?? [];
    const [after = ""] = /^[^.!?;。！？\n]*/u.exec(text.slice(end, end + 40)) ?? [];
    return ERROR.test(before) || (ERROR.test(after) && !IF.test(after));
  });
  return isOfError || SHOP.test(text);
}

const BEFORE = [
  parts(`客服 | 客户服务 | 电话 | 電話 | 热线 | 熱線 | 致电 | 致電 | 转 | 轉 | 拨打 | 撥打 | 请拨 | 手机 | 手機 | 号码 | 號碼 |
    编号 | 編號 | 订单 | 訂單 | 工单 | 单号 | 單號 | 流水 | 序号 |
    序列号 | 参考号 | 房间 | 卡 | 账号 | 帐号 | 帳號 | 账户 | 帳戶 | 用户 | 学号 | 工号 | 会员 | 邮编 | 金额 | 余额 |
    人民币 | 支付 | 消费 | 转账 | 版权 | 回复 | 回覆 | 发送 | 至 | 于`),
  "(?<!認証|暗証)番号|(?:주문|계좌|우편|전화|고객|회원) ?번호",
  words(`ref | reference | ticket | case | order | invoice | auftrag | bestellung | rechnung | konto | karte | no | nr |
    num | number | *nummer | número | numero | numéro | id | account | acct | acc | card | a/c | tel | phone | telephone | mobile | call | dial |
    hotline | helpline | text | reply | stop | from | for | until | till | since | by | of | at | year | copyright |
    rs | inr | usd | eur | cny | rmb | room | suite | flat | meeting | amount | balance | building | client | customer |
    user | agent | extension | ext | заказ* | pedido | rp | assistance | infolinka | digits | durchwahl | номер* | kunde* | kundin | commande | filiale | poste | ramal | interno`),
  parts("分机 | 分機 | 内線 | 내선 | 门店 | 网点 | 매장 | 店舗"),
  ENDS,
  // But "log in 4839", and "kod to 4839" in Polish and "koodi on 4839" in Finnish, which say "is".
  String.raw`(?<!(?:sign|log)[ -])\bin|(?<!kod\p{L}{0,4} (?:\p{L}{1,20} )?)\bto|(?<!koodi\p{L}{0,3} )\bon`,
  String.raw`[©#№]|\p{Sc}|\(c\)|[x_]{2,}|[*•·●×…]{1,8}|\.{2,}`,
].join("|");
const IS_NUMBER = parts("is | are | sind | lauten | sont | 为 | 是 | 為 | 号 | 號 | no | no. | number | code");
const NO_CODE_BEFORE = new RegExp(
  String.raw`(?:${BEFORE})[号號]?(?: ?${IS_NUMBER})?(?:(?<=(?<!\p{L})\p{L}{1,4})\.)?[ :：#(（"“-]{0,3}$`,
  "iu",
);

const AFTER = [
  parts("年 | 月 | 日 | 元 | 块 | 圆 | 円 | 원 | 秒 | 分钟 | 分鐘 | 小时 | 小時 | 积分 | 条 | 個 | 点"),
  "人(?![工员民])|次(?![日序])|天(?![猫津])|个(?!人)|位(?![置于])",
  parts("號線 | 号线 | 号楼 | 楼 | 室 | % | ‰ | °") + "|分(?!别)|\\p{Sc}",
  words(`s | sec | secs | second* | min | mins | minut* | minit | hour* | hr | hrs | day | days | sekund* | stunde* |
    tage* | heures | jours | segundo* | hora | horas | día | días | dia | dias | ore | giorni | uur | dagen | секунд* |
    сек | минут* | мин | час* | дней | saniye | dakika | dk | saat | gün | phut | perc* | хвилин* | λεπτ* | godzin* |
    detik | menit | jam | giây | phút | giờ`),
  parts("초 | 분 | 시간 | 時間 | วินาที | นาที | ثانية | دقيقة | دقائق | सेकंड | मिनट"),
  `${words(`usd | eur | rmb | cny | inr | rs | chf | gbp | sgd | hkd | jpy | rub | euro | euros | aud | cad | kr | zł |
    kč | lei | tl | руб*`)}(?!\\.? ?\\d)`,
  words("digit* | points | people | times | kb | mb | gb | km | users | error | errors"),
  // "48213 is the #########": another code.
  String.raw`x{2,}|\*|[•●×#_]{2,8}|…\s?\d|(?:is|ist|est|es|è) (?:\p{L}{1,12} )?##`,
].join("|");
const NO_CODE_AFTER = new RegExp(`^ ?(?:${AFTER})`, "iu");

/** "to verify your phone number:": what a code is for, and no name of the number behind it. */
const ITS_USE = new RegExp(
  `(?:(?:to|zur|pour|para|per) )?${PURPOSE}[\\p{L}\\p{M}]* (?:de )?(?:(?:your|ihrer|votre) |(?=phone))(?:(?! -)[^:,.(\\n\\d]){1,25}(?=(?:\\s?:| is)\\s{0,2}$)`,
  "iu",
);

type Place = { from: number; to: number };

/** A label before these places says that it is something else. */
export function isLabelled(text: string, { from }: Place): boolean {
  return NO_CODE_BEFORE.test(text.slice(Math.max(0, from - 40), from).replace(ITS_USE, ""));
}

/** What is beside the number between these places says that it is something else. */
export function isOtherNumber(text: string, place: Place): boolean {
  return isLabelled(text, place) || NO_CODE_AFTER.test(text.slice(place.to, place.to + 20));
}
