import { beforeEach, expect, it, vi } from "vitest";
import { clearDesk } from "../../../lib/customer/clear-desk.ts";
import { fixUserKey } from "../../../lib/state/customer.ts";
import { attemptsItem, clearedDeskItem, lookupItem, unlockedItem } from "../../../lib/state/items.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { foundUser } from "../../doubles/lookups.ts";
import { freshBrowser } from "../../doubles/worker.ts";

beforeEach(freshBrowser);

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
