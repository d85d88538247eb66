import { messageSchemas, type Handlers } from "../../lib/messages/protocol.ts";

/** A handler for every message, all of which do the same. */
export function everyHandler(handle: (name: string, payload: unknown) => Promise<unknown>): Handlers {
  const names = Object.keys(messageSchemas);
  const isComplete = (handlers: object): handlers is Handlers => names.every((name) => name in handlers);
  const handlers = Object.fromEntries(names.map((name) => [name, (payload: unknown) => handle(name, payload)]));
  if (!isComplete(handlers)) throw new Error("A message has no handler");
  return handlers;
}
