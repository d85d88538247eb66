import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, it } from "vitest";

/** Attributes whose text people read or hear. */
const WORDED = new Set([
  "alt",
  "aria-label",
  "aria-description",
  "label",
  "placeholder",
  "title",
  "hint",
  "text",
  "heading",
]);
const hasLetters = (text: string) => /\p{L}/u.test(text);

/** Whatever a component would show or have read out that comes from no list of words. */
function literalsIn(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const note = (node: ts.Node, said: string) => {
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    if (hasLetters(said)) found.push(`${file}:${line + 1} ${said.trim()}`);
  };
  /** The texts that an expression in braces can come to. */
  const inExpression = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) note(node, node.text);
    else if (ts.isTemplateExpression(node)) {
      note(node.head, node.head.text);
      for (const { literal } of node.templateSpans) note(literal, literal.text);
    } else if (ts.isParenthesizedExpression(node)) inExpression(node.expression);
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(inExpression);
    else if (ts.isBinaryExpression(node) && /^(?:\+|&&|\|\||\?\?)$/.test(node.operatorToken.getText()))
      [node.left, node.right].forEach(inExpression);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node, node.text);
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent) && node.expression) inExpression(node.expression);
    if (ts.isJsxAttribute(node) && WORDED.has(node.name.getText()) && node.initializer) {
      const { initializer } = node;
      if (ts.isStringLiteral(initializer)) note(initializer, initializer.text);
      else if (ts.isJsxExpression(initializer) && initializer.expression) inExpression(initializer.expression);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const FILES = ["components", "entrypoints"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".tsx"))
    .map((file) => `${folder}/${file}`),
);

it("finds what a component says in words of its own", () => {
  const text = `const a = <p title="Two" class="no">One {b ? "three" : words.x} {\`four \${c}\`} <i aria-label={d ?? "five"}> · </i></p>;`;
  expect(
    literalsIn("a.tsx", text)
      .map((one) => one.split(" ").slice(1).join(" "))
      .sort(),
  ).toEqual(["One", "Two", "five", "four", "three"]);
});

it("no component has a text of its own", () => {
  expect(FILES.length).toBeGreaterThan(30);
  expect(FILES.flatMap((file) => literalsIn(file, readFileSync(file, "utf8")))).toEqual([]);
});
