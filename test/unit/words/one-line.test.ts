import { expect, it } from "vitest";
import { copiedId, oneLine } from "../../../lib/words/one-line.ts";

it("is one line, without the blanks around its breaks", () => {
  expect(oneLine(" a \r\n\u2028 b\n\n")).toBe("a b");
});

it("has nothing that a terminal or a page obeys, and keeps what a name or an emoji is made of", () => {
  expect(oneLine("a\0b\u001b[31mc\u0007\u007f\u009b \u202eevil\u202c\nd")).toBe("ab[31mc evil d");
  for (const name of ["\u2068ليلى\u2069", "👩\u200d👧", "می\u200cخواهم", "a\tb"]) expect(oneLine(name)).toBe(name);
});

it("copies an ID as one line, without what is not seen, and bounded", () => {
  expect(copiedId("r-1\r\nStatus: 200\u202e\u0000\u200b")).toBe("r-1 Status: 200");
  expect(copiedId("x".repeat(1_000_000))).toHaveLength(200);
});
