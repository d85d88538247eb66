import { beforeEach, expect, it } from "vitest";
import { noteCustomer, noteOutcome } from "../../../lib/customer/recent-customers.ts";
import { recentCustomersItem, settingsItem, unlockedItem } from "../../../lib/state/items.ts";
import { lock } from "../../../lib/vault/lock.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { foundUser } from "../../doubles/lookups.ts";
import { freshBrowser, storedIn } from "../../doubles/worker.ts";

beforeEach(async () => {
  freshBrowser();
  await settingsItem.setValue({ serviceAddress: "https://api.authing.cn", accessKeyId: "k", route: "unbind-phone" });
  await unlockedItem.setValue(true);
});

const note = async (userId: string, at = 1) => {
  const { customer } = foundUser({ userId });
  if (customer) await noteCustomer(customer, () => at);
};
const noted = async () => (await recentCustomersItem.getValue()).map(({ userId }) => userId);

it("keeps the last five, each once, the newest first", async () => {
  for (const userId of ["a", "b", "c", "d", "e", "f", "b"]) await note(userId);
  expect(await noted()).toEqual(["b", "f", "e", "d", "c"]);
});

it("keeps them masked, in memory alone, and how the last press ended", async () => {
  await note(attemptWith().userId, 1);
  await noteOutcome(attemptWith({ outcome: "refused", settledAt: 5 }));
  await note("b", 6);
  await note(attemptWith().userId, 7);
  expect((await recentCustomersItem.getValue())[0]).toEqual({
    serviceAddress: "https://api.authing.cn",
    userId: attemptWith().userId,
    name: "张三",
    phone: "138****8000",
    email: "z***@example.com",
    at: 7,
    outcome: "refused",
    pressedAt: attemptWith().preparedAt,
  });
  expect(await storedIn("local")).not.toContain("张三");
});

it("keeps how the last press ended if an older one is checked again", async () => {
  const { userId, preparedAt } = attemptWith();
  await note(userId);
  await noteOutcome(attemptWith({ outcome: "unknown" }));
  await noteOutcome(attemptWith({ attemptId: "second", preparedAt: preparedAt + 10, outcome: "done", settledAt: 20 }));
  await note(userId);
  await noteOutcome(attemptWith({ outcome: "unknown", settledAt: 30 }));
  expect((await recentCustomersItem.getValue())[0]?.outcome).toBe("done");
});

it("takes no outcome from the same ID of another service", async () => {
  await note(attemptWith().userId);
  await noteOutcome(attemptWith({ serviceAddress: "https://other.example" }));
  expect((await recentCustomersItem.getValue())[0]?.outcome).toBeUndefined();
});

it("forgets them with the lock, and notes nobody while locked", async () => {
  await note("a");
  await lock();
  expect(await noted()).toEqual([]);
  await note("b");
  expect(await noted()).toEqual([]);
});
