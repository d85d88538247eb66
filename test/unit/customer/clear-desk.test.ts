import { beforeEach, expect, it, vi } from "vitest";
import { clearDesk, undoClear } from "../../../lib/customer/clear-desk.ts";
import { fixUserKey } from "../../../lib/state/customer.ts";
import { attemptsItem, clearedDeskItem, lookupItem, unlockedItem, userItem } from "../../../lib/state/items.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { findingUser, foundUser } from "../../doubles/lookups.ts";
import { userWith } from "../../doubles/users.ts";
import { freshBrowser } from "../../doubles/worker.ts";

beforeEach(freshBrowser);

it("keeps the whole customer who is found while the desk is being cleared, for Undo", async () => {
  await unlockedItem.setValue(true);
  await lookupItem.setValue(findingUser);
  vi.spyOn(attemptsItem, "getValue").mockImplementationOnce(async () => {
    await userItem.setValue(userWith());
    await lookupItem.setValue(foundUser());
    return {};
  });
  await clearDesk({});
  await undoClear();
  expect((await lookupItem.getValue())?.customer?.userId).toBe((await userItem.getValue())?.userId);
});

it("takes no outcome away that comes while the desk is being cleared: nobody has seen it", async () => {
  await unlockedItem.setValue(true);
  await lookupItem.setValue(foundUser());
  const signOut = attemptWith({ attemptId: "sign-out", fixId: "sign-out", state: "answered", outcome: undefined });
  const show = (attempt: typeof signOut) =>
    attemptsItem.setValue({ [fixUserKey(attemptWith())]: attemptWith(), [fixUserKey(attempt)]: attempt });
  await show(signOut);
  vi.spyOn(clearedDeskItem, "setValue").mockImplementationOnce(() =>
    show({ ...signOut, state: "settled", outcome: "unknown" }),
  );
  await clearDesk({});
  expect(Object.values(await attemptsItem.getValue())).toMatchObject([{ attemptId: "sign-out", outcome: "unknown" }]);
});

it("puts back no look-up that nobody goes on with", async () => {
  await unlockedItem.setValue(true);
  await lookupItem.setValue(findingUser);
  await clearDesk({});
  await undoClear();
  expect(await lookupItem.getValue()).toBeNull();
});
