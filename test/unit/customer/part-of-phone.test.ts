import { expect, it } from "vitest";
import { partOfPhone } from "../../../lib/customer/read-number.ts";

it.each([
  ["1380013", "1380013"],
  ["138-0013", "1380013"],
  ["+86 138 0013", "1380013"],
  ["0086 1380013", "1380013"],
  ["１３８００１３", "1380013"],
  ["\u202a1380013\u202c", "1380013"],
  ["138", undefined],
  ["1234567890123456", undefined],
  ["call 1380013", undefined],
  ["1380013, 1390013", undefined],
  ["138****8000", undefined],
  ["", undefined],
])("reads %j as %j", (typed, digits) => {
  expect(partOfPhone(typed)).toBe(digits);
});
