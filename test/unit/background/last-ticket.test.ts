import { beforeEach, expect, it } from "vitest";
import { lastTicket } from "../../../entrypoints/background/last-ticket.ts";
import { attemptsItem, draftItem, lookupItem, settingsItem } from "../../../lib/state/items.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { findingUser, foundUser, missingUser } from "../../doubles/lookups.ts";
import { freshBrowser } from "../../doubles/worker.ts";

const MINUTE = 60_000;
const { preparedAt } = attemptWith();
const first = attemptWith({ userName: "First", settledAt: preparedAt + 1 });
const other = attemptWith({
  attemptId: "other",
  userId: "other-user",
  userName: "Other",
  preparedAt: preparedAt + MINUTE,
  settledAt: preparedAt + MINUTE + 1,
});
const underWay = (changes: Parameters<typeof attemptWith>[0]) =>
  attemptWith({ ...changes, state: "sending", settledAt: undefined, outcome: undefined });

beforeEach(async () => {
  freshBrowser();
  await settingsItem.setValue({ serviceAddress: first.serviceAddress, accessKeyId: "k", route: "unbind-phone" });
  await lookupItem.setValue(foundUser());
  await draftItem.setValue({ typed: foundUser().typed });
});

it("is absent if there is no result", async () => {
  expect(await lastTicket()).toBeUndefined();
});

it("is that of the customer on the desk, not of a later press for another one", async () => {
  await attemptsItem.setValue({ first, other });
  expect(await lastTicket()).toContain("First");
});

it("is absent while that customer has none: the only one is another customer's", async () => {
  await attemptsItem.setValue({ other });
  expect(await lastTicket()).toBeUndefined();
});

it("is absent if the only one is the same ID's at another service", async () => {
  await attemptsItem.setValue({ first: { ...first, serviceAddress: "https://other.example" } });
  expect(await lastTicket()).toBeUndefined();
});

it("is absent while that customer's is under way", async () => {
  await attemptsItem.setValue({ first: underWay({ userName: "First" }), other });
  expect(await lastTicket()).toBeUndefined();
});

it("is not that customer's older one while another fix is under way", async () => {
  const second = underWay({ attemptId: "second", fixId: "unbind-email", preparedAt: preparedAt + MINUTE });
  await attemptsItem.setValue({ first, second });
  expect(await lastTicket()).toBeUndefined();
});

it("is that of the customer's last press, whichever was checked again since", async () => {
  const checked = { ...first, settledAt: preparedAt + 2 * MINUTE };
  const second = { ...first, attemptId: "second", userName: "Second", preparedAt: preparedAt + MINUTE };
  await attemptsItem.setValue({ checked, second });
  expect(await lastTicket()).toContain("Second");
});

it.each([
  ["nobody is looked up", null],
  ["somebody is being looked up", findingUser],
  ["nobody was found", missingUser("user-not-found")],
])("is absent while %s", async (_when, lookup) => {
  await lookupItem.setValue(lookup);
  await attemptsItem.setValue({ first, other });
  expect(await lastTicket()).toBeUndefined();
});

it.each([
  ["text", { typed: "13900139000" }],
  ["user type", { typed: foundUser().typed, userIdType: "username" as const }],
])("is absent once another %s is entered: the desk shows nobody then", async (_what, draft) => {
  await attemptsItem.setValue({ first });
  await draftItem.setValue(draft);
  expect(await lastTicket()).toBeUndefined();
});
