import { beforeEach, describe, expect, it, vi } from "vitest";
import { putBack } from "../../../lib/attempt/put-back.ts";
import { createJournal } from "../../../lib/journal/journal.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { refusal, says } from "../../doubles/fake-service.ts";
import { newDisk, seed } from "../../doubles/history.ts";
import { RunDesk } from "../../doubles/run-desk.ts";
import { ZHANG } from "../../doubles/users.ts";

/** Suspended before the press, and active since: what one press puts back. */
const attempt = attemptWith({
  route: "verified-update",
  readBack: { at: 1, done: true, alsoChanged: [{ field: "status", before: "Suspended", after: "Activated" }] },
});

let desk: RunDesk;
let journal: ReturnType<typeof createJournal>;
beforeEach(() => {
  newDisk();
  desk = new RunDesk();
  journal = createJournal();
  desk.service.user = { ...desk.service.user, status: "Activated", phone: null };
});

const press = () => putBack({ ...desk.parts, journal }, attempt, desk.client);
const written = () => journal.read(attempt.attemptId);

describe("what one press puts back", () => {
  it.each([
    ["in the history", true],
    ["deleted from the history", false],
  ])("is written down before it is sent, also of an attempt that is %s", async (_name, isThere) => {
    if (isThere) await seed([attempt]);
    let atSending: unknown;
    desk.service.next("update-user", async (sent) => {
      atSending = (await written())?.putBack?.state;
      return desk.service.obey(sent);
    });
    expect(await press()).toEqual({ ok: true, value: undefined });
    expect(atSending).toBe("sending");
    expect(desk.service.user["status"]).toBe("Suspended");
    expect(await written()).toMatchObject({ outcome: "done", putBack: { state: "answered" } });
    expect((await written())?.readBack?.alsoChanged).toBeUndefined();
  });

  it("is all that changes: what the pool fills in besides is sent as it was just read", async () => {
    const gender = [{ field: "gender", before: "F", after: "U" }];
    const ofGender = { ...attempt, readBack: { at: 1, done: true, alsoChanged: gender } };
    // An administrator has suspended them since the press.
    desk.service.user = { ...desk.service.user, status: "Suspended", gender: "U" };
    desk.service.next("update-user", (sent) => {
      desk.service.user = { ...desk.service.user, status: "Activated" };
      return desk.service.obey(sent);
    });
    await putBack({ ...desk.parts, journal }, ofGender, desk.client);
    expect(desk.service.user).toMatchObject({ status: "Suspended", gender: "F" });
  });

  it("is in the history also if that is deleted in the middle of it", async () => {
    await seed([attempt]);
    desk.service.next("update-user", async (sent) => {
      expect(await journal.purge(Infinity)).toBe(1);
      return desk.service.obey(sent);
    });
    await press();
    expect(await written()).toMatchObject({ putBack: { state: "answered" } });
  });

  it.each([
    ["with the customer as they were at the press", true],
    ["after a lock, when they are forgotten", false],
  ])("is masked where it is written anew, %s: the screen has the service's own words", async (_when, isKnown) => {
    const answer = { statusCode: 200, message: "0215550123 is free" };
    await desk.parts.shown.write({ ...attempt, answer });
    if (isKnown) await desk.parts.pressedUsers.write(attempt.attemptId, { ...ZHANG, phone: "0215550123" });
    await press();
    expect((await written())?.answer?.message).toBe(isKnown ? "021****0123 is free" : "••• is free");
    expect(desk.attempt().answer).toEqual(answer);
  });

  it.each([
    ["in the history", true],
    ["deleted from the history", false],
  ])("is not sent if it can't be written down, and that is said: %s", async (_name, isThere) => {
    if (isThere) await seed([attempt]);
    const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    expect(await press()).toMatchObject({ ok: false, failure: { code: "journal-failed" } });
    put.mockRestore();
    expect(desk.changes()).toEqual([]);
    expect((await written())?.putBack).toBeUndefined();
  });

  it("is flushed before it is sent, so that a power cut loses none", async () => {
    await seed([attempt]);
    const transaction = vi.spyOn(IDBDatabase.prototype, "transaction");
    let last: unknown;
    desk.service.next("update-user", (sent) => {
      last = transaction.mock.calls.findLast(([, mode]) => mode === "readwrite");
      return refusal(429)(sent);
    });
    await press();
    transaction.mockRestore();
    expect(last).toEqual([expect.anything(), "readwrite", { durability: "strict" }]);
  });

  it.each([
    [
      "could not be read, and the service's words about it go to no disk",
      { statusCode: 500, message: `no ${ZHANG.phone}` },
    ],
    ["is answered with another account", { data: { ...ZHANG, userId: "another", status: "Activated" } }],
  ])("is nothing of a customer who %s", async (_what, body) => {
    await seed([attempt]);
    desk.service.always("get-user", () => says(body));
    await press();
    expect(desk.changes()).toEqual([]);
    expect((await written())?.putBack).toMatchObject({ state: "answered", failure: {} });
    expect(JSON.stringify(await written())).not.toContain(ZHANG.phone);
  });

  it("brings nothing back into the history where nothing had to be sent", async () => {
    desk.service.always("get-user", () => says({ data: { ...ZHANG, status: "Suspended" } }));
    await press();
    expect(desk.changes()).toEqual([]);
    expect(await written()).toBeUndefined();
  });
});
