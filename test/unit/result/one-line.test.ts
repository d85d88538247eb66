import { expect, it } from "vitest";
import { copiedId, oneLine } from "../../../lib/result/one-line.ts";

it("is one line, without the blanks around its breaks", () => {
  expect(oneLine(" a \r\n\u2028 b\n\n")).toBe("a b");
});

it("copies an ID as one line, without what is not seen, and bounded", () => {
  expect(copiedId("r-1\r\nStatus: 200\u202e\u0000\u200b")).toBe("r-1 Status: 200");
  expect(copiedId("x".repeat(1_000_000))).toHaveLength(200);
});
