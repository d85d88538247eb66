import { expect, it } from "vitest";
import { strengthOf } from "../../../components/settings/passphrase-strength.ts";

it.each([
  ["", "weak"],
  ["aaaaaaaaaaaaaaaaaaaaaaaa", "weak"],
  ["123456789012", "weak"],
  ["qwertyuiop[]", "weak"],
  ["abcdefghijklmnopqrstuvwxyz", "weak"],
  ["passwordpassword", "weak"],
  ["Password1234", "weak"],
  ["abababababababababab", "weak"],
  ["1qaz2wsx3edc", "weak"],
  ["four unrelated words", "fair"],
  ["correct hinge basalt owl tin", "strong"],
  ["kX9#vLq2!mWz7$", "strong"],
  ["一二三四五六七八九十百千", "weak"],
  ["甲乙丙丁戊己庚辛壬癸子丑", "weak"],
  ["床前明月光疑是地上霜举头", "weak"],
  ["我爱你我爱你我爱你我爱你", "weak"],
  ["好好好好好好好好好好好好", "weak"],
  ["密码密码密码密码密码密码", "weak"],
  ["春风春风春风春风春风春风", "weak"],
  ["蓝猫昨夜偷吃隔壁咸鱼三条", "fair"],
  ["雨后茶馆老板娘卖掉半筐橘子", "fair"],
  ["雨后茶馆老板娘卖掉半筐橘子去修屋顶", "strong"],
  ["蓝猫 keys 旧书 7 茶馆 lamp", "strong"],
])("%s is %s", (passphrase, strength) => {
  expect(strengthOf(passphrase)).toBe(strength);
});
