import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createShownAttempts, type ShownAttempts } from "../../../lib/attempt/shown-attempts.ts";
import { attemptsItem } from "../../../lib/state/items.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { freshBrowser } from "../../doubles/worker.ts";

const sending = attemptWith({ state: "sending" });
const answered = attemptWith({ state: "answered" });
let shown: ShownAttempts;
/** The states that were told to the pages, ahead of what is written. */
let told: string[];

beforeEach(() => {
  vi.useFakeTimers();
  freshBrowser();
  told = [];
  shown = createShownAttempts((attempt) => told.push(attempt.state));
});
afterEach(() => vi.useRealTimers());

const states = async () => Object.values(await attemptsItem.getValue()).map(({ state }) => state);

describe("an attempt under way", () => {
  it("is shown to every window in a moment", async () => {
    shown.writeSoon(sending);
    expect(await states()).toEqual([]);
    await vi.runAllTimersAsync();
    expect(await states()).toEqual(["sending"]);
  });

  it("is overtaken by its answer, and doesn't come back over it", async () => {
    shown.writeSoon(sending);
    await shown.write(answered);
    expect(await states()).toEqual(["answered"]);
    await vi.runAllTimersAsync();
    expect(await states()).toEqual(["answered"]);
  });

  it("does not take another customer's from the screen", async () => {
    await shown.write(attemptWith({ userId: "other", state: "settled" }));
    shown.writeSoon(sending);
    await vi.runAllTimersAsync();
    expect(await states()).toEqual(["settled", "sending"]);
  });
});

it("reads what it shows", async () => {
  await shown.write(answered);
  expect(await shown.read(answered.fixId, answered.userId)).toEqual(answered);
  expect(await shown.read(answered.fixId, "nobody")).toBeUndefined();
});

describe("the pages that wait for it", () => {
  it("are told what they are to be told at once, and nothing that is only written", () => {
    void shown.write(answered);
    shown.writeSoon(sending);
    expect(told).toEqual([]);
    shown.tell(answered);
    expect(told).toEqual(["answered"]);
  });
});
