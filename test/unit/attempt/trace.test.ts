import { beforeEach, describe, expect, it } from "vitest";
import type { Attempt, PutBack } from "../../../lib/state/attempt.ts";
import type { Connect } from "../../../lib/vault/connect.ts";
import { failed, success } from "../../../lib/failure.ts";
import { createJournal } from "../../../lib/journal/journal.ts";
import { createRecoverRequestId } from "../../../lib/attempt/recover-request-id.ts";
import { traceEntry } from "../../../lib/authing/action-logs.ts";
import { traceRequestId } from "../../../lib/attempt/trace-request-id.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { FakeService, lost, says } from "../../doubles/fake-service.ts";
import { newDisk, seed } from "../../doubles/history.ts";

const LOGS = "get-user-action-logs";
const SENT_AT = attemptWith().sentAt ?? 0;
const lostAttempt = attemptWith({ answer: undefined, failure: { code: "unreachable" }, outcome: "unknown" });
const noId = attemptWith({ answer: { httpStatus: 200, statusCode: 200 } });

let service: FakeService;
beforeEach(() => {
  newDisk();
  service = new FakeService();
});

function log(...entries: object[]): void {
  const list = entries.map((entry) => ({
    userId: lostAttempt.userId,
    eventType: "unbindPhone",
    success: true,
    timestamp: SENT_AT + 100,
    ...entry,
  }));
  service.always(LOGS, () => says({ data: { totalCount: list.length, list } }));
}

/** What the administrators' log has. */
function adminLog(...entries: object[]): void {
  const list = entries.map((entry) => ({
    operationType: "update",
    resourceType: "user",
    success: true,
    timestamp: SENT_AT + 100,
    targetValue: { userId: lostAttempt.userId, phone: null },
    ...entry,
  }));
  service.always("get-admin-audit-logs", () => says({ data: { totalCount: list.length, list } }));
}

/** @param pressed what a press that is under way meanwhile puts on screen */
async function recover(
  attempt: Attempt,
  { pressed, ahead = 0 }: { pressed?: Attempt; ahead?: number } = {},
): Promise<{ kept: Attempt | undefined; live: Attempt | undefined }> {
  let live: Attempt | undefined = attempt;
  await seed([attempt]);
  const journal = createJournal();
  const shown = {
    read: () => Promise.resolve(live),
    all: () => Promise.resolve(live ? [live] : []),
    write: (next: Attempt) => {
      live = next;
      return Promise.resolve();
    },
  };
  const clockAhead = () => Promise.resolve(ahead);
  const oneAtATime = {
    alone: () => Promise.reject(new Error("It goes in turn")),
    inTurn: async (_userId: string, work: () => Promise<void>) => {
      if (pressed) live = pressed;
      await work();
    },
  };
  const parts = { journal, history: journal, shown, oneAtATime, now: () => SENT_AT, clockAhead };
  await createRecoverRequestId(parts)(attempt, service);
  return { kept: await journal.read(attempt.attemptId), live };
}

describe("a lost requestId", () => {
  it.each([
    ["a success without one", noId],
    ["a lost answer", lostAttempt],
  ])("of %s is found in the action log, and kept apart from the answer", async (_name, attempt) => {
    log({ requestId: "log-1" });
    const { kept, live } = await recover(attempt);
    expect(kept).toEqual({ ...attempt, recoveredRequestId: "log-1" });
    expect(live?.recoveredRequestId).toBe("log-1");
    expect(live?.answer).toEqual(attempt.answer);
  });

  it("is not written over a newer attempt, which goes first", async () => {
    log({ requestId: "log-1" });
    const newer = attemptWith({ attemptId: "newer", state: "sending" });
    const { kept, live } = await recover(lostAttempt, { pressed: newer });
    expect(live).toEqual(newer);
    expect(kept?.recoveredRequestId).toBe("log-1");
  });

  it("is asked for by this user, this event and this minute", async () => {
    log();
    await recover(lostAttempt);
    expect(service.sentTo(LOGS)[0]?.body).toMatchObject({
      userId: lostAttempt.userId,
      eventType: "unbindPhone",
      start: SENT_AT - 30_000,
      end: SENT_AT + 31_000,
    });
  });

  it("of a verified update is found in the administrators' log", async () => {
    adminLog({ requestId: "log-1" });
    expect((await recover({ ...lostAttempt, route: "verified-update" })).kept?.recoveredRequestId).toBe("log-1");
    expect(service.sentTo(LOGS)).toEqual([]);
    expect(service.sentTo("get-admin-audit-logs")[0]?.body).toMatchObject({
      operationType: "update",
      resourceType: "user",
      start: SENT_AT - 30_000,
      end: SENT_AT + 31_000,
    });
  });

  it("of a verified update that sent both forms is not the first form's, which is known", async () => {
    adminLog({ requestId: "form-1" }, { requestId: "form-2" });
    const attempt: Attempt = { ...lostAttempt, route: "verified-update" };
    expect((await recover(attempt)).kept?.recoveredRequestId).toBeUndefined();
    const answer = { earlierRequestIds: ["form-1"] };
    expect((await recover({ ...attempt, answer })).kept?.recoveredRequestId).toBe("form-2");
  });

  it.each([
    ["another user", { targetValue: { userId: "somebody else" } }],
    ["a user whose ID is longer", { targetValue: { userId: `${lostAttempt.userId}0` } }],
    ["a user who isn't named", { targetValue: undefined }],
    ["something else than an update", { operationType: "delete" }],
    ["something else than a user", { resourceType: "role" }],
    ["last month", { timestamp: SENT_AT - 30 * 86_400_000 }],
  ])("of a verified update is not taken from the administrators' entry of %s", async (_name, entry) => {
    adminLog({ requestId: "log-1", ...entry });
    const attempt: Attempt = { ...lostAttempt, route: "verified-update" };
    expect((await recover(attempt)).kept).toEqual(attempt);
  });

  it.each([-90_000, 90_000])("is looked for by the service's clock, which is %i ms ahead", async (ahead) => {
    log({ requestId: "log-1", timestamp: SENT_AT + ahead });
    expect((await recover(lostAttempt, { ahead })).kept?.recoveredRequestId).toBe("log-1");
    expect(service.sentTo(LOGS)[0]?.body).toMatchObject({ start: SENT_AT + ahead - 30_000 });
  });

  it("is not asked for where there is one, or nothing was sent", async () => {
    await recover(attemptWith());
    await recover(attemptWith({ sentAt: undefined, answer: undefined, outcome: "not-sent" }));
    expect(service.sent).toEqual([]);
  });

  it.each([
    ["another user", { userId: "somebody else" }],
    ["another event", { eventType: "login" }],
    ["nothing", { requestId: undefined }],
    ["last month, from a service that ignores start and end", { timestamp: SENT_AT - 30 * 86_400_000 }],
    ["a time that isn't told", { timestamp: undefined }],
  ])("is not taken from an entry of %s", async (_name, entry) => {
    log({ requestId: "log-1", ...entry });
    expect((await recover(lostAttempt)).kept).toEqual(lostAttempt);
  });

  it.each(["requestId", "uniqueId"])("is not one that another attempt is known to have as its %s", async (name) => {
    const [sentAt, answeredAt] = [SENT_AT - 60_000, SENT_AT - 55_000];
    await seed([attemptWith({ attemptId: "earlier", sentAt, answeredAt, answer: { [name]: "log-1" } })]);
    log({ requestId: "log-1", timestamp: SENT_AT - 20_000 }, { requestId: "log-2" });
    expect((await recover(lostAttempt)).kept?.recoveredRequestId).toBe("log-2");
  });

  it.each([
    [
      "another press of the same minute, whose answer was lost too",
      { state: "sending", outcome: undefined },
      undefined,
    ],
    ["one of the same minute whose answer was lost too", { outcome: "unknown" }, undefined],
    ["one that has its own, and may have been sent twice", { answer: { requestId: "own" } }, undefined],
    ["one of another minute", { sentAt: SENT_AT - 90_000, answeredAt: SENT_AT - 80_000 }, "log-1"],
    ["one of another fix", { fixId: "unbind-email" }, "log-1"],
    ["one that never left", { sentAt: undefined }, "log-1"],
  ] as const)("is not taken if it may be another's as well: %s", async (_name, changes, expected) => {
    log({ requestId: "log-1" });
    await seed([attemptWith({ ...lostAttempt, answer: undefined, attemptId: "the-other", ...changes })]);
    expect((await recover(lostAttempt)).kept?.recoveredRequestId).toBe(expected);
  });

  const update = attemptWith({ ...lostAttempt, answer: undefined, route: "verified-update", outcome: "done" });
  const at = SENT_AT + 9_000;
  const own = { requestId: "own" };
  const putBacks = { requestId: "put-back", timestamp: at };

  it.each<[string, object[], PutBack | undefined, string | undefined]>([
    ["of nothing", [own], undefined, "own"],
    ["with an ID", [own, putBacks], { at, state: "answered", answer: { requestId: "put-back" } }, "own"],
    ["with a header's ID", [own, putBacks], { at, state: "answered", answer: { headerRequestId: "put-back" } }, "own"],
    ["that alone arrived", [putBacks], { at, state: "answered", answer: { requestId: "put-back" } }, undefined],
    ["whose answer was lost", [putBacks], { at, state: "answered", failure: { code: "unreachable" } }, undefined],
    ["whose worker was stopped", [putBacks], { at, state: "sending" }, undefined],
    ["long after it", [own], { at: SENT_AT + 60_000, state: "sending" }, "own"],
  ])("is not that of the put-back %s", async (_name, entries, putBack, expected) => {
    adminLog(...entries);
    expect((await recover({ ...update, ...(putBack && { putBack }) })).kept?.recoveredRequestId).toBe(expected);
    // That of another attempt for the same user is none either.
    newDisk();
    const sentAt = SENT_AT - 90_000;
    const other = attemptWith({ attemptId: "other", sentAt, answeredAt: sentAt, route: "verified-update", putBack });
    await seed([other]);
    expect((await recover(update)).kept?.recoveredRequestId).toBe(expected);
  });

  it("of the user's own log can't be that of a put-back, which is an administrator's", async () => {
    log({ requestId: "log-1", timestamp: at });
    const putBack: PutBack = { at, state: "sending" };
    expect((await recover({ ...lostAttempt, putBack })).kept?.recoveredRequestId).toBe("log-1");
  });

  it("is none of two that fit: one is another desk's", async () => {
    log({ requestId: "log-1" }, { requestId: "log-2", timestamp: SENT_AT + 9_000 });
    expect((await recover(lostAttempt)).kept).toEqual(lostAttempt);
  });

  it("is that of the copy that worked, not of the one that was refused", async () => {
    log({ requestId: "refused", success: false }, { requestId: "worked", timestamp: SENT_AT + 5_000 });
    expect((await recover({ ...noId })).kept?.recoveredRequestId).toBe("worked");
  });

  it("is no entry that worked while nobody has seen the effect: that is somebody else's edit", async () => {
    const unseen: Attempt = { ...lostAttempt, route: "verified-update", readBack: { at: SENT_AT, done: false } };
    for (const worked of [true, undefined]) {
      adminLog({ requestId: "log-1", success: worked });
      expect((await recover(unseen)).kept).toEqual(unseen);
    }
    adminLog({ requestId: "log-1" }, { requestId: "log-2", success: false });
    expect((await recover(unseen)).kept?.recoveredRequestId).toBe("log-2");
    // A replica may only lag: for another attempt it still counts as one that may have worked.
    newDisk();
    adminLog({ requestId: "log-1" });
    await seed([{ ...unseen, attemptId: "the-other" }]);
    expect((await recover({ ...noId, route: "verified-update" })).kept?.recoveredRequestId).toBeUndefined();
  });

  it("stays lost where the log can't be asked", async () => {
    service.always(LOGS, lost());
    expect((await recover(lostAttempt)).kept).toEqual(lostAttempt);
  });

  it("ends the checks that only waited for it, and leaves the others where they were", async () => {
    log({ requestId: "log-1" });
    expect((await recover({ ...noId, recheckAt: 5 })).kept?.recheckAt).toBeUndefined();
    newDisk();
    expect((await recover({ ...lostAttempt, recheckAt: 5 })).kept?.recheckAt).toBe(5);
  });
});

describe("tracing a requestId", () => {
  const settings = { serviceAddress: "https://api.authing.cn", accessKeyId: "ak", route: "unbind-phone" } as const;
  const connect: Connect = () =>
    Promise.resolve(success({ client: service, settings, accessKeySecret: "", unlockId: "unlock" }));

  it.each(["req-7", " req-7 ", "\u202areq-7\u202c", 'Request ID: "req-7",'])(
    "asks the log for the ID in %j",
    async (pasted) => {
      log({ requestId: "req-7", clientIp: "10.0.0.1", eventDetail: "success", timestamp: "2026-11-02T08:00:01.000Z" });
      const traced = await traceRequestId(pasted, connect);
      expect(service.sentTo(LOGS)[0]?.body).toMatchObject({ requestId: "req-7" });
      expect(traced).toEqual(
        success([
          {
            requestId: "req-7",
            eventType: "unbindPhone",
            success: true,
            at: SENT_AT,
            userId: lostAttempt.userId,
            clientIp: "10.0.0.1",
            detail: "success",
          },
        ]),
      );
    },
  );

  it("finds an administrator's update in the log that has it", async () => {
    log();
    adminLog({ requestId: "req-7" }, { requestId: "req-8" });
    const traced = await traceRequestId("REQ-7", connect);
    expect(traced).toMatchObject({ value: [{ requestId: "req-7", eventType: "update user" }] });
  });

  it("doesn't call it unknown to the log if one of the two could not be asked", async () => {
    log({ requestId: "other, from a service that ignores the filter" });
    service.always("get-admin-audit-logs", lost());
    expect(await traceRequestId("req-7", connect)).toMatchObject({ failure: { code: "unreachable" } });
  });

  it("says why the service can't be asked", async () => {
    const traced = await traceRequestId("req-7", () => Promise.resolve(failed("locked")));
    expect(traced).toEqual(failed("locked"));
  });

  it("asks for a requestId first", async () => {
    expect(await traceRequestId("  ", connect)).toEqual(failed("request-id-missing"));
    expect(service.sent).toEqual([]);
  });
});

it.each([
  [1_700_000_000_000, 1_700_000_000_000],
  ["1700000000000", 1_700_000_000_000],
  ["2026-11-02T08:00:00Z", Date.UTC(2026, 10, 2, 8)],
  ["2026-11-02T16:00:00.188+0800", Date.UTC(2026, 10, 2, 8, 0, 0, 188)],
  ["2026-11-02T03:00:00-05:00", Date.UTC(2026, 10, 2, 8)],
  ["soon", undefined],
  [null, undefined],
])("reads the time %j of an entry", (timestamp, at) => {
  const {
    requestId,
    userId,
    eventType,
    success: worked,
    clientIp,
  } = {
    requestId: undefined,
    userId: undefined,
    eventType: undefined,
    success: undefined,
    clientIp: undefined,
  };
  expect(traceEntry({ requestId, userId, eventType, success: worked, clientIp, timestamp }).at).toBe(at);
});
