import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { salvagePage } from "../../../lib/journal/salvage.ts";
import { openJournal } from "../../../lib/journal/database.ts";
import { attemptsItem, policyItem, pressedUsersItem } from "../../../lib/state/items.ts";
import { gate } from "../../doubles/worker.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { userWith } from "../../doubles/users.ts";
import { attemptsUpTo, historyHandlers, newDisk, seed } from "../../doubles/history.ts";

beforeEach(() => {
  newDisk();
  fakeBrowser.reset();
});
afterEach(() => vi.restoreAllMocks());

function breakDisk(name: string): void {
  vi.spyOn(IDBFactory.prototype, "open").mockImplementation(() => {
    throw new DOMException("broken", name);
  });
}

it("reads what can be read, page after page, and counts the rest", async () => {
  await seed(attemptsUpTo(450));
  const db = await openJournal(() => undefined);
  const damaged: Parameters<typeof salvagePage>[0] = {
    getAllKeys: (store, range, count) => db.getAllKeys(store, range, count),
    get: (store, key) =>
      key === "attempt-00000007" ? Promise.reject(new DOMException("damaged", "DataError")) : db.get(store, key),
  };
  const first = await salvagePage(damaged);
  expect(first).toMatchObject({ unreadable: 1, next: "attempt-00000200" });
  expect(first.attempts).toHaveLength(199);
  db.close();

  const last = await historyHandlers()["salvage-attempts"]({ after: "attempt-00000400" });
  expect(last).toMatchObject({ ok: true, value: { unreadable: 0 } });
  expect(last.ok && [last.value.attempts.length, last.value.next]).toEqual([50, undefined]);
});

describe.each([
  ["UnknownError", "journal-unreadable"],
  ["VersionError", "journal-newer"],
])("a disk that answers %s", (name, code) => {
  it("is told as what it is", async () => {
    breakDisk(name);
    const { "find-attempts": find, "read-attempt": read, "purge-expired": purge } = historyHandlers();
    for (const asked of [find({ text: "", limit: 1 }), read({ attemptId: "any" }), purge({})]) {
      expect(await asked).toMatchObject({ ok: false, failure: { code } });
    }
  });

  it("still hands over what this browser session knows", async () => {
    breakDisk(name);
    // On screen it is as the service worded it; a file holds no more than the journal would.
    const onScreen = attemptWith({ userName: "13912345678", answer: { message: "7400123456 is bound" } });
    await attemptsItem.setValue({ one: onScreen });
    const user = userWith({ phone: "7400123456", phoneCountryCode: "+44" });
    await pressedUsersItem.setValue({ [onScreen.attemptId]: user });
    const result = await historyHandlers()["salvage-attempts"]({});
    expect(result).toEqual({
      ok: true,
      value: {
        attempts: [{ ...onScreen, userName: "139****5678", answer: { message: "740****3456 is bound" } }],
        unreadable: 0,
        onlyThisSession: true,
      },
    });
  });
});

it("starts over where the journal can't be used, but never throws a newer one away", async () => {
  const remove = vi.spyOn(IDBFactory.prototype, "deleteDatabase");
  breakDisk("VersionError");
  expect(await historyHandlers()["purge-attempts"]({})).toMatchObject({
    ok: false,
    failure: { code: "journal-newer" },
  });
  expect(remove).not.toHaveBeenCalled();
  vi.restoreAllMocks();

  breakDisk("UnknownError");
  expect(await historyHandlers()["purge-attempts"]({})).toEqual({ ok: true, value: { removed: 0 } });
});

it("keeps attempts for the days that are set", async () => {
  const day = 24 * 60 * 60_000;
  const at = (days: number) => attemptWith({ attemptId: `${days} days`, preparedAt: Date.now() - days * day });
  await seed([at(89), at(91), at(400)]);
  expect(await historyHandlers()["purge-expired"]({})).toEqual({ ok: true, value: { removed: 2 } });
});

it("removes nothing before the policy is known, which may keep it longer", async () => {
  const day = 24 * 60 * 60_000;
  await seed([attemptWith({ preparedAt: Date.now() - 100 * day })]);
  const known = gate();
  const purging = historyHandlers(undefined, known.opened)["purge-expired"]({});
  await policyItem.setValue({ retentionDays: 180 });
  known.open();
  expect(await purging).toEqual({ ok: true, value: { removed: 0 } });
});
