import { withoutInvisible } from "./invisible.ts";

const UUID = /(?<![\da-z-])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\da-z-])/giu;

/** The request ID in what was pasted: the one UUID in a line like `Request ID: 934108e5-…`, else the whole text. */
export function requestIdIn(pasted: string): string {
  const text = withoutInvisible(pasted).trim();
  const found = new Set(Array.from(text.matchAll(UUID), ([id]) => id.toLowerCase()));
  const [id] = text.match(UUID) ?? [];
  if (found.size === 1 && id !== undefined) return id;
  // Other services number their requests in other ways: one word after a label.
  return (
    /^\s*["'([]?(?:x-authing-)?request[ _-]?id["']?\s*[:=：]\s*["']?([^\s"',;)\]]+)["',;)\]]*$/iu.exec(text)?.[1] ??
    text
  );
}
