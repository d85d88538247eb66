import { expect, it } from "vitest";
import { failed } from "../../../lib/failure.ts";
import { messageSchemas } from "../../../lib/messages/protocol.ts";
import { LONGEST_TEXT, tooLong } from "../../../lib/messages/text-limit.ts";

const long = "x".repeat(LONGEST_TEXT + 1);

it("is measured by the page as by the worker", () => {
  const isTaken = (requestId: string) => messageSchemas.trace.safeParse({ requestId }).success;
  expect([isTaken(long.slice(1)), isTaken(long)]).toEqual([true, false]);
  expect(tooLong({ requestId: long.slice(1) })).toBeUndefined();
  expect(tooLong({ requestId: long })).toEqual(failed("text-too-long", { field: "requestId" }));
});
