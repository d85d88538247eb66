import { expect, it } from "vitest";
import { csvRow } from "../../../entrypoints/history/csv.ts";

it("ends a record with CRLF and separates with commas", () => {
  expect(csvRow(["a", "", "c d"])).toBe("a,,c d\r\n");
});

it.each([
  ["a comma", "a,b", '"a,b"'],
  ["a quote", 'say "hi"', '"say ""hi"""'],
  ["a line feed", "a\nb", '"a\nb"'],
  ["a CRLF", "a\r\nb", '"a\r\nb"'],
])("quotes %s", (_name, cell, written) => {
  expect(csvRow([cell])).toBe(`${written}\r\n`);
});

it.each(["=1+1", "+86 138", "-1", "@SUM(A1)", "\tx", "＝1", "＋1", "－1", "＠x"])("lets %j be no formula", (cell) => {
  expect(csvRow([cell])).toBe(`'${cell}\r\n`);
});

it("quotes what is a formula and has a comma or a line end as well", () => {
  expect(csvRow(['=HYPERLINK("http://x","y")'])).toBe('"\'=HYPERLINK(""http://x"",""y"")"\r\n');
  expect(csvRow(["\r=1"])).toBe('"\'\r=1"\r\n');
});
