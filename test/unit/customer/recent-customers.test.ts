import { beforeEach, expect, it } from "vitest";
import { noteCustomer, noteOutcome } from "../../../lib/customer/recent-customers.ts";
import { recentCustomersItem, unlockedItem } from "../../../lib/state/items.ts";
import { lock } from "../../../lib/vault/lock.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { foundUser } from "../../doubles/lookups.ts";
import { freshBrowser, storedIn } from "../../doubles/worker.ts";

const SERVICE = { serviceAddress: "https://api.authing.cn", accessKeyId: "k" };

beforeEach(async () => {
  freshBrowser();
  await unlockedItem.setValue(true);
});

const note = async (userId: string, service = SERVICE) => {
  const { customer } = foundUser({ userId });
  if (customer) await noteCustomer(customer, service);
};
const noted = async () => (await recentCustomersItem.getValue()).map(({ userId }) => userId);

it("keeps the last five, each once, the newest first", async () => {
  for (const userId of ["a", "b", "c", "d", "e", "f", "b"]) await note(userId);
  expect(await noted()).toEqual(["b", "f", "e", "d", "c"]);
});

it("keeps them masked, in memory alone, and how the last press ended", async () => {
  await note(attemptWith().userId);
  await noteOutcome(attemptWith({ outcome: "refused", settledAt: 5 }));
  await note("b");
  await note(attemptWith().userId);
  expect((await recentCustomersItem.getValue())[0]).toEqual({
    ...SERVICE,
    userId: attemptWith().userId,
    name: "张三",
    phone: "138****8000",
    email: "z***@example.com",
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

it.each([{ serviceAddress: "https://other.example" }, { accessKeyId: "other" }])(
  "takes neither an outcome nor a place from the same ID of another service: %j",
  async (change) => {
    await note(attemptWith().userId);
    await noteOutcome(attemptWith({ ...SERVICE, ...change }));
    await note(attemptWith().userId, { ...SERVICE, ...change });
    expect((await recentCustomersItem.getValue()).map(({ outcome }) => outcome)).toEqual([undefined, undefined]);
    await noteOutcome(attemptWith(SERVICE));
    expect((await recentCustomersItem.getValue()).map(({ outcome }) => outcome)).toEqual([undefined, "done"]);
  },
);

it("forgets them with the lock", async () => {
  await note("a");
  await lock();
  expect(await noted()).toEqual([]);
});
