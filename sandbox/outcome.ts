import type { Refusal } from "./refusals.ts";

/** What a call came to, before any fault touches the answer. */
export type Outcome =
  | { ok: true; data?: unknown; userId?: string; changed: boolean }
  | { ok: false; refusal: Refusal; userId?: string; changed: false };

/** Success without a change. */
export function read(data: unknown, userId?: string): Outcome {
  return { ok: true, data, changed: false, ...(userId !== undefined && { userId }) };
}

/** Success, with something changed. */
export function changed(userId?: string, data?: unknown): Outcome {
  return { ok: true, changed: true, ...(userId !== undefined && { userId }), ...(data !== undefined && { data }) };
}

/** A refusal; the user is kept for the log when one was found. */
export function refuse(refusal: Refusal, userId?: string): Outcome {
  return { ok: false, refusal, changed: false, ...(userId !== undefined && { userId }) };
}
