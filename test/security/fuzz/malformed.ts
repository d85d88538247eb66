import fc from "fast-check";
import * as z from "zod";
import { messageSchemas } from "../../../lib/messages/protocol.ts";
import { fuzzedMessage } from "./messages.ts";

/** Messages as JSON, well-formed ones among them. */
export function messages(userId: string, count: number, seed: number): string[] {
  return fc.sample(fuzzedMessage(userId), { numRuns: count, seed });
}

/** Messages that no page of the extension's own would send. */
export function malformedMessages(userId: string, count: number, seed: number): string[] {
  return messages(userId, count * 2, seed)
    .filter((text) => !isWellFormed(text))
    .slice(0, count);
}

function isWellFormed(text: string): boolean {
  const message = z.object({ name: z.string(), payload: z.unknown() }).safeParse(JSON.parse(text)).data;
  const schema = Object.entries(messageSchemas).find(([name]) => name === message?.name)?.[1];
  return schema?.safeParse(message?.payload).success === true;
}
