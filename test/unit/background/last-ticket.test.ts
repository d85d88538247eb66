import { beforeEach, expect, it } from "vitest";
import { lastTicket } from "../../../entrypoints/background/last-ticket.ts";
import { attemptsItem, lookupItem } from "../../../lib/state/items.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { foundUser } from "../../doubles/lookups.ts";
import { freshBrowser } from "../../doubles/worker.ts";

const MINUTE = 60_000;
const { preparedAt } = attemptWith();
const first = attemptWith({ userName: "First", settledAt: preparedAt + 1 });
const second = attemptWith({
  attemptId: "second",
  userId: "second-user",
  userName: "Second",
  preparedAt: preparedAt + MINUTE,
  settledAt: preparedAt + MINUTE + 1,
});

beforeEach(freshBrowser);

it("is nothing where there is no result", async () => {
  await attemptsItem.setValue({ first: attemptWith({ state: "sending", settledAt: undefined, outcome: undefined }) });
  expect(await lastTicket()).toBeUndefined();
});

it("is that of the last press, whichever was checked again since: that one is another customer's", async () => {
  const checked = { ...first, settledAt: preparedAt + 2 * MINUTE };
  await attemptsItem.setValue({ second, checked });
  expect(await lastTicket()).toContain("Second");
});

it("is that of the customer on screen, where there is one", async () => {
  await lookupItem.setValue(foundUser());
  await attemptsItem.setValue({ first, second });
  expect(await lastTicket()).toContain("First");
});

it("is that of the last press where the customer on screen has none yet", async () => {
  await lookupItem.setValue(foundUser({ userId: "third-user" }));
  await attemptsItem.setValue({ first, second });
  expect(await lastTicket()).toContain("Second");
});
