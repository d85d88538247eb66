import { withoutInvisible } from "./invisible.ts";

const UUID = /(?<![\da-z-])[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}(?![\da-z-])/giu;

/**
 * The request ID in what was pasted: the one UUID in a line like `Request ID: 934108e5-…`, else the
 * whole text.
 */
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

/** Authing's user IDs look like request IDs of other services, and a phone like a number of one. */
const OTHER_ID = /^(?:[\da-f]{24}|\+?[\d-]{7,20})$/iu;

/**
 * The request ID that was typed or pasted, if it can be one: nothing for a name, an e-mail, a phone
 * or a user ID.
 */
export function possibleRequestId(typed: string): string | undefined {
  const id = requestIdIn(typed);
  const isLabelled = id !== withoutInvisible(typed).trim();
  const looksLikeOne = /^[\w.:-]{8,200}$/u.test(id) && /\d/u.test(id) && !OTHER_ID.test(id);
  return isLabelled || looksLikeOne ? id : undefined;
}
