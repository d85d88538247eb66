import { expect, it } from "vitest";
import { isFinished } from "../../../lib/attempt/is-finished.ts";
import type { Preview } from "../../../lib/fixes/fix.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { foundUser } from "../../doubles/lookups.ts";

const FOUND_AT = Date.UTC(2026, 10, 2, 8);
const NOW = FOUND_AT + 60_000;
const lookup = { ...foundUser(), foundAt: FOUND_AT };
const stays: Preview = { target: "z***@example.com", targetStays: true, against: [] };

it.each([
  ["sent since the look-up", { preparedAt: FOUND_AT + 1, sentAt: FOUND_AT + 2 }, true],
  ["sent before it", { preparedAt: FOUND_AT - 2, sentAt: FOUND_AT - 1 }, false],
  // The clock was set back between two fixes, so the second one was moved up behind the first.
  ["sent before it and moved up", { preparedAt: FOUND_AT + 9, sentAt: FOUND_AT - 1 }, false],
  ["sent before it, by a clock that was set back since", { sentAt: NOW + 1 }, false],
])("what stays when it is done is finished or not: %s", (_what, times, finished) => {
  expect(isFinished(attemptWith(times), stays, lookup, NOW)).toBe(finished);
});

it("is finished as long as the clock was set back under the same look-up", () => {
  expect(isFinished(attemptWith({ sentAt: FOUND_AT + 1 }), stays, lookup, FOUND_AT - 1)).toBe(true);
});
