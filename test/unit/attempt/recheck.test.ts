import { beforeEach, describe, expect, it } from "vitest";
import type { Attempt } from "../../../lib/state/attempt.ts";
import type { Connect } from "../../../lib/vault/connect.ts";
import { failed, success } from "../../../lib/failure.ts";
import { createJournal } from "../../../lib/journal/journal.ts";
import { createRecheck } from "../../../lib/attempt/recheck.ts";
import { RECHECK_AFTER, withRecheck } from "../../../lib/attempt/recheck-due.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { FakeService } from "../../doubles/fake-service.ts";
import { newDisk, seed } from "../../doubles/history.ts";

const unknown = attemptWith({ outcome: "unknown", failure: { code: "timed-out" }, readBack: { at: 1 } });
/** Still there, so many milliseconds after the answer. */
const readAfter = (wait: number) => ({ at: (attemptWith().answeredAt ?? 0) + wait, done: false });
const settings = { serviceAddress: "https://api.authing.cn", accessKeyId: "ak", route: "unbind-phone" } as const;

describe("when an attempt wants to be checked again", () => {
  it.each([
    ["unknown", unknown, true],
    ["done but not confirmed", attemptWith({ readBack: { at: 1 } }), true],
    ["done without a requestId", attemptWith({ answer: { statusCode: 200 } }), true],
    ["done", attemptWith(), false],
    ["contradicted", attemptWith({ outcome: "contradicted", readBack: { at: 1, done: false } }), true],
    ["refused, and looked at soon after", attemptWith({ outcome: "refused", readBack: readAfter(29_999) }), true],
    ["refused, and still there later", attemptWith({ outcome: "refused", readBack: readAfter(30_000) }), false],
    ["refused but not read back", attemptWith({ outcome: "refused", readBack: { at: 1 } }), true],
    ["refused before it was sent", attemptWith({ outcome: "refused", sentAt: undefined, readBack: undefined }), false],
    ["not sent", attemptWith({ outcome: "not-sent", sentAt: undefined, answer: undefined }), false],
  ])("%s: %#", (_name, attempt, wanted) => {
    expect(withRecheck(attempt, 1_000).recheckAt).toBe(wanted ? 61_000 : undefined);
  });

  it("waits longer each time, then leaves it to the agent", () => {
    const waits = [0, 1, 2, 3, 4].map((rechecks) => withRecheck({ ...unknown, rechecks }, 0).recheckAt);
    expect(waits).toEqual([...RECHECK_AFTER, undefined]);
  });
});

describe("the check that nobody asks for", () => {
  const now = 10_000_000;
  let checked: Attempt[];
  let alarms: (number | undefined)[];
  let connection: Awaited<ReturnType<Connect>>;
  beforeEach(() => {
    newDisk();
    checked = [];
    alarms = [];
    connection = success({ client: new FakeService(), settings, accessKeySecret: "", unlockId: "unlock" });
  });

  function rig() {
    const journal = createJournal();
    return createRecheck(
      { journal, history: journal, now: () => now },
      () => Promise.resolve(connection),
      async (attempt) => {
        if (attempt.attemptId === "flaw") throw new Error("A flaw");
        checked.push(attempt);
        await journal.amend(attempt.attemptId, () => withRecheck(attempt, now));
      },
      (at) => {
        alarms.push(at);
        return Promise.resolve();
      },
    );
  }

  it("takes those that are due, counts each, and sets the alarm for the next", async () => {
    await seed([
      { ...unknown, attemptId: "due", recheckAt: now - 5 },
      { ...unknown, attemptId: "later", recheckAt: now + 40_000 },
      attemptWith({ attemptId: "known" }),
    ]);
    await rig().recheck();
    expect(checked.map(({ attemptId, rechecks }) => [attemptId, rechecks])).toEqual([["due", 1]]);
    expect(alarms).toEqual([now + 40_000]);
  });

  it("is kept from none by one that can't be checked, which waits an hour", async () => {
    await seed([
      { ...unknown, attemptId: "flaw", recheckAt: now - 5 },
      { ...unknown, attemptId: "due", recheckAt: now - 4 },
    ]);
    await rig().recheck();
    expect(checked.map(({ attemptId }) => attemptId)).toEqual(["due"]);
    expect((await createJournal().read("flaw"))?.recheckAt).toBe(now + 60 * 60_000);
  });

  it("stops after a few, and takes the alarm away", async () => {
    await seed([{ ...unknown, rechecks: RECHECK_AFTER.length - 1, recheckAt: now }]);
    await rig().recheck();
    expect(checked).toHaveLength(1);
    expect(alarms).toEqual([undefined]);
  });

  it("while locked counts nothing and sets no alarm", async () => {
    await seed([{ ...unknown, recheckAt: now }]);
    connection = failed("locked");
    await rig().recheck();
    expect(checked).toEqual([]);
    expect(alarms).toEqual([undefined]);
    expect((await createJournal().read(unknown.attemptId))?.recheckAt).toBe(now);
  });

  it("without the permission counts nothing, and looks again in an hour", async () => {
    await seed([{ ...unknown, recheckAt: now - 5 }]);
    connection = failed("no-permission");
    await rig().recheck();
    expect(checked).toEqual([]);
    expect(alarms).toEqual([now + 60 * 60_000]);
  });

  it("right after unlocking takes all, due or not", async () => {
    await seed([{ ...unknown, recheckAt: now + 900_000 }]);
    for (let unlocks = 0; unlocks < 5; unlocks += 1) await rig().recheck(Infinity);
    expect(checked).toHaveLength(5);
    // None of its checks is used up.
    expect(checked.every(({ rechecks }) => rechecks === undefined)).toBe(true);
  });

  it("as soon as the service answers anything takes what could not be read, and nothing else", async () => {
    const read = { ...unknown, attemptId: "read", readBack: { at: 1, done: false }, recheckAt: now + 800_000 };
    await seed([{ ...unknown, recheckAt: now + 900_000 }, read]);
    await rig().reachable();
    expect(checked.map(({ attemptId }) => attemptId)).toEqual([unknown.attemptId]);
    checked = [];
    await seed([{ ...unknown, readBack: { at: 2, done: true }, recheckAt: now + 900_000 }]);
    await rig().reachable();
    expect(checked).toEqual([]);
  });

  it("asks no other service about this user, and waits for its own without counting", async () => {
    await seed([{ ...unknown, serviceAddress: "https://elsewhere.example", recheckAt: now }]);
    await rig().recheck();
    expect(checked).toEqual([]);
    const kept = await createJournal().read(unknown.attemptId);
    expect(kept?.rechecks).toBeUndefined();
    expect(kept?.recheckAt).toBe(now + 3_600_000);
  });

  it("asks no other pool at the same address, which may know the same ID", async () => {
    await seed([{ ...unknown, accessKeyId: "of another pool", recheckAt: now }]);
    await rig().recheck();
    expect(checked).toEqual([]);
    await seed([{ ...unknown, accessKeyId: settings.accessKeyId, recheckAt: now }]);
    await rig().recheck();
    expect(checked).toHaveLength(1);
  });

  it("knows from the journal alone what is due, and never rings at once", async () => {
    await seed([{ ...unknown, recheckAt: 5 }]);
    await rig().schedule();
    expect(alarms).toEqual([now + 30_000]);
  });
});
