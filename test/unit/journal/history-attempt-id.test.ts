import { expect, it } from "vitest";
import { newAttemptId } from "../../../lib/journal/history-attempt-id.ts";

it("is a UUID of version 7", () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(newAttemptId(0x0123_4567_89ab)).toMatch(uuid);
  expect(newAttemptId(0x0123_4567_89ab).slice(0, 13)).toBe("01234567-89ab");
});

it("sorts by time and never repeats", () => {
  const ids = Array.from({ length: 1_000 }, (_, n) => newAttemptId(1_800_000_000_000 + n));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(Array.from({ length: 1_000 }, () => newAttemptId(5))).size).toBe(1_000);
});
