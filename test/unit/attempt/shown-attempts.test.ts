import { beforeEach, describe, expect, it } from "vitest";
import { markSeen, shownAttempts } from "../../../lib/attempt/shown-attempts.ts";
import { isUnseen } from "../../../lib/state/attempt.ts";
import { attemptsItem, seenAttemptsItem } from "../../../lib/state/items.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { freshBrowser } from "../../doubles/worker.ts";

beforeEach(freshBrowser);

describe("what is shown", () => {
  it("is the last attempt of a fix for a user", async () => {
    await shownAttempts.write(attemptWith({ state: "sending" }));
    await shownAttempts.write(attemptWith({ state: "answered" }));
    const { serviceAddress, fixId, userId } = attemptWith();
    expect(await shownAttempts.read({ serviceAddress, fixId, userId })).toEqual(attemptWith({ state: "answered" }));
    expect(await shownAttempts.read({ serviceAddress, fixId, userId: "nobody" })).toBeUndefined();
  });

  it("is that of the service it was sent to: another one can have users with the same IDs", async () => {
    await shownAttempts.write(attemptWith());
    const other = { ...attemptWith(), serviceAddress: "https://other.example" };
    expect(await shownAttempts.read(other)).toBeUndefined();
  });

  it("keeps another customer's", async () => {
    await shownAttempts.write(attemptWith({ userId: "other" }));
    await shownAttempts.write(attemptWith({ state: "sending" }));
    expect(Object.values(await attemptsItem.getValue()).map(({ state }) => state)).toEqual(["settled", "sending"]);
    expect(await shownAttempts.all()).toHaveLength(2);
  });
});

it("is unseen until it was seen as it is now", async () => {
  const attempt = attemptWith();
  await shownAttempts.write(attempt);
  expect(isUnseen(attempt, await seenAttemptsItem.getValue())).toBe(true);
  await markSeen([attempt.attemptId]);
  expect(isUnseen(attempt, await seenAttemptsItem.getValue())).toBe(false);
  expect(isUnseen(attemptWith({ settledAt: 1 }), await seenAttemptsItem.getValue())).toBe(true);
});
