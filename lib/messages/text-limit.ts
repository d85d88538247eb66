import { failed, type Failure } from "../failure.ts";

/**
 * Characters that one text in a message to the worker may hold: longer than any name, address, ID
 * or passphrase.
 */
export const LONGEST_TEXT = 2_000;

/**
 * What is wrong with the first of these texts that is too long for a message; `undefined` if none
 * is.
 */
export function tooLong(payload: object): { ok: false; failure: Failure } | undefined {
  const found = Object.entries(payload).find(([, text]) => typeof text === "string" && text.length > LONGEST_TEXT);
  return found && failed("text-too-long", { field: found[0] });
}
