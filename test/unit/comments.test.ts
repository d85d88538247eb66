import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

// A comment says why, in at most two lines of 100 columns: CONTRIBUTING.md.

const WIDTH = 100;
const LINES = 2;

const files = ["components", "entrypoints", "lib", "sandbox", "scripts"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(?:mjs|tsx?)$/.test(file))
    .map((file) => join(folder, file)),
);

/** The comments that take whole lines, as they are written, each with the line it begins in. */
function commentsIn(text: string): { line: number; lines: string[] }[] {
  const comment = /^[ \t]*(?:\/\/.*(?:\n[ \t]*\/\/.*)*|\{?\/\*[^]*?\*\/.*)/gm;
  return [...text.matchAll(comment)].map(({ 0: whole, index }) => ({
    line: text.slice(0, index).split("\n").length,
    lines: whole.split("\n"),
  }));
}

/** What a comment says, without its tags: `@param` and the like have lines of their own. */
function saidIn(lines: readonly string[]): string[] {
  const said = lines.map((line) => line.replace(/^\s*(?:\{?\/\*+|\*+\/|\*|\/\/)|\*\/\}?$/g, "").trim());
  const tag = said.findIndex((line) => line.startsWith("@"));
  return said.slice(0, tag === -1 ? said.length : tag).filter((line) => line !== "");
}

function faultsIn(text: string): number[] {
  return commentsIn(text)
    .filter(({ lines }) => saidIn(lines).length > LINES || lines.some((line) => line.length > WIDTH))
    .map(({ line }) => line);
}

it("is short, in every file", () => {
  expect(files.length).toBeGreaterThan(250);
  const faults = files.flatMap((file) => faultsIn(readFileSync(file, "utf8")).map((line) => `${file}:${line}`));
  expect(faults).toEqual([]);
});

it("is seen if it is too long", () => {
  expect(faultsIn(`a();\n// ${"x".repeat(WIDTH - 2)}\n`)).toEqual([2]);
  expect(faultsIn("// 1\n// 2\n// 3\na();\n  // 1\n  // 2\n")).toEqual([1]);
  expect(faultsIn("/**\n * 1\n * 2\n * 3\n */")).toEqual([1]);
  expect(faultsIn("/**\n * 1\n * 2\n * @param a 1\n * @param b 2\n */")).toEqual([]);
  expect(faultsIn(`{/* ${"x".repeat(WIDTH)} */}`)).toEqual([1]);
});
