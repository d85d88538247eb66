import fc from "fast-check";

/** Keys that mean something to JavaScript, or to whoever merges objects carelessly. */
const LOADED_KEYS = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty", "then", "toJSON"];
/** Numbers as text, some of which no number can hold. */
const NUMBERS = ["1e400", "-1e400", "1e-400", "9007199254740993", "-0", "200.0000000000000000001", "2e2", "1.5", "0"];
/** Markup that would run where it is taken for markup; `fuzzRan` is what the tests look for. */
const MARKUP = [
  "<img src=x onerror=\"globalThis.fuzzRan='image'\">",
  "<script>globalThis.fuzzRan='script'</script>",
  "<svg onload=\"globalThis.fuzzRan='svg'\">",
  '"><iframe srcdoc="<script>top.fuzzRan=\'frame\'</script>">',
  "javascript:globalThis.fuzzRan='link'",
  "{{constructor.constructor('globalThis.fuzzRan=1')()}}",
];
const ODD_TEXT = ["", " ", "\u0000", "\uD800", "\u202Egnp.exe", "\uFEFF", "👩‍👩‍👧‍👦", "e\u0301".repeat(50), "ﷺ".repeat(30)];

const key = fc.oneof(fc.constantFrom(...LOADED_KEYS), fc.string({ maxLength: 12 }));
const oddString = fc.oneof(
  fc.constantFrom(...MARKUP, ...ODD_TEXT, ...LOADED_KEYS),
  fc.string({ unit: "binary", maxLength: 40 }),
);

/** Any JSON value as text: written by hand rather than by `JSON.stringify`, so that it can hold `__proto__` and 1e400. */
export const anyJson: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom("null", "true", "false", ...NUMBERS),
    oddString.map((text) => JSON.stringify(text)),
    fc.double().map((number) => JSON.stringify(number)),
    fc.array(tie("value"), { maxLength: 5 }).map((values) => `[${values.join(",")}]`),
    fc.array(fc.tuple(key, tie("value")), { maxLength: 5 }).map(objectText),
  ),
})).value;

/** An object as text; a key may occur twice. */
export function objectText(entries: readonly (readonly [key: string, value: string])[]): string {
  return `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(",")}}`;
}
