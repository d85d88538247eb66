// @vitest-environment node
import { expect, it } from "vitest";
import { strengthOf } from "../../lib/passphrase-strength.ts";

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
])("%s is %s", (passphrase, strength) => {
  expect(strengthOf(passphrase)).toBe(strength);
});
