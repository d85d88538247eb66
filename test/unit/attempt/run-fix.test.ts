import { beforeEach, describe, expect, it } from "vitest";
import { canBePutBack } from "../../../lib/attempt/can-be-put-back.ts";
import { isWorthChecking } from "../../../lib/attempt/outcome.ts";
import { recoverAttempts } from "../../../lib/attempt/recover-attempts.ts";
import type { Attempt } from "../../../lib/state/attempt.ts";
import { failed } from "../../../lib/failure.ts";
import { ROUTES, type Route } from "../../../lib/fixes/fix.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { FakeLocks } from "../../doubles/fake-locks.ts";
import { lost, refusal, says } from "../../doubles/fake-service.ts";
import { appsCalled } from "../../doubles/fix-samples.ts";
import { RunDesk } from "../../doubles/run-desk.ts";
import { subjectWith, userWith, ZHANG } from "../../doubles/users.ts";
import { gate, untilQuiet } from "../../doubles/worker.ts";

let desk: RunDesk;
beforeEach(() => {
  desk = new RunDesk();
});

/** Has the journal take its time for what is picked, until it is opened. */
function holdWrites(isHeld: (attempt: Attempt) => boolean) {
  const writing = gate();
  const write = desk.journal.write.bind(desk.journal);
  desk.journal.write = async (attempt) => {
    if (isHeld(attempt)) await writing.opened;
    await write(attempt);
  };
  return writing;
}

describe("one press", () => {
  it("is written down before it is sent, sent once, read back, settled", async () => {
    expect(await desk.press()).toEqual({ ok: true, value: undefined });
    expect(desk.log).toEqual([
      ...["journal prepared", "shown prepared"],
      ...["journal sending", "shown sending"],
      "unbind-phone",
      ...["journal answered", "shown answered"],
      "get-user",
      ...["journal settled", "shown settled"],
    ]);
    expect(desk.attempt()).toMatchObject({ outcome: "done", state: "settled", readBack: { done: true } });
    expect(desk.changes()).toEqual(["unbind-phone"]);
  });

  it("is written down as prepared while it waits for a token", async () => {
    const token = gate();
    desk.service.token = token.opened;
    const pressed = desk.press();
    await untilQuiet();
    expect(desk.log).toEqual(["journal prepared", "shown prepared"]);
    token.open();
    await pressed;
    expect(desk.log.slice(2, 5)).toEqual(["journal sending", "shown sending", "unbind-phone"]);
  });

  it("keeps when each step was, in order", async () => {
    await desk.press();
    const { preparedAt, sentAt = 0, answeredAt = 0, readBack, settledAt = 0 } = desk.attempt();
    const times = [preparedAt, sentAt, answeredAt, readBack?.at ?? 0, settledAt];
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(times).size).toBe(5);
  });

  it("keeps the service's own words and requestId on screen", async () => {
    desk.service.next(
      "unbind-phone",
      refusal(400, { apiCode: "2001", message: "验证码 483 不正确", requestId: "r-1" }),
    );
    await desk.press();
    expect(desk.attempt().answer).toEqual({
      httpStatus: 200,
      statusCode: 400,
      apiCode: 2001,
      message: "验证码 483 不正确",
      requestId: "r-1",
    });
  });

  it("makes nothing up where the service returned nothing", async () => {
    desk.service.doBut("unbind-phone", () => new Response('{"statusCode":200}'));
    await desk.press();
    expect(desk.attempt()).toMatchObject({ outcome: "done", answer: { httpStatus: 200, statusCode: 200 } });
    expect(Object.keys(desk.attempt().answer ?? {}).sort()).toEqual(["httpStatus", "statusCode"]);
  });

  it("never keeps the pass code, on screen or in the journal", async () => {
    desk.service.next("unbind-phone", refusal(400, { message: "passCode 90817263 is wrong" }));
    await desk.press({ passCode: "90817263" });
    expect(desk.journal.written.at(-1)?.answer?.message).toBe("passCode ••• is wrong");
    expect(desk.service.sentTo("unbind-phone")[0]?.body).toMatchObject({ passCode: "90817263" });
    expect(JSON.stringify([desk.showings, desk.journal.written])).not.toContain("90817263");
  });

  it("keeps phone and e-mail out of the journal, even where the service or the name repeats them", async () => {
    const user = userWith({ name: "+86 138-0013-8000" });
    const message = "13800138000 / ZhangSan@example.com is busy";
    desk.service.next("unbind-phone", refusal(409, { message }));
    await desk.press({ user });
    expect(desk.attempt().answer?.message).toBe(message);
    const written = JSON.stringify(desk.journal.written).toLowerCase();
    expect(written).not.toMatch(/138[- ]?0013[- ]?8000/);
    expect(written).not.toContain("zhangsan@example.com");
    expect(desk.journal.written.at(-1)?.answer?.message).toBe("138****8000 / z***@example.com is busy");
  });

  it("keeps the worker awake until it has settled", async () => {
    const reading = desk.service.hold("get-user");
    const pressed = desk.press();
    await untilQuiet();
    expect(desk.awake).toBe(1);
    reading.open();
    await pressed;
    expect(desk.awake).toBe(0);
  });

  it("hands on the user as read back, so that the desk shows them as they are now", async () => {
    await desk.press();
    expect(desk.usersRead).toEqual([userWith({ phone: null })]);
  });

  it("makes an attempt that says so where there is nothing to unbind, and sends nothing", async () => {
    await desk.press({ user: userWith({ phone: null }) });
    expect(desk.attempt()).toMatchObject({ outcome: "not-sent", failure: { code: "no-target" } });
    expect(desk.service.sent).toEqual([]);
  });

  it("leaves the result of the press that took it away, where there is nothing left to unbind", async () => {
    await desk.press();
    desk.clock += 60_000;
    await desk.press({ user: userWith({ phone: null }), passCodeTypedAt: desk.clock });
    expect(desk.attempt()).toMatchObject({ attemptId: "attempt-1", outcome: "done" });
  });
});

describe("a fix of several parts", () => {
  const parts = appsCalled("Shop", "Community", "Support");
  const press = () => desk.press({ fixId: "sign-out", subject: { user: userWith(), parts }, passCode: "" });
  beforeEach(() => {
    desk.service.apps = parts;
  });

  it("is written down with its parts, so that a later worker can read each back", async () => {
    await press();
    expect(desk.log.slice(0, 5)).toEqual([
      ...["journal prepared", "shown prepared"],
      ...["journal sending", "shown sending"],
      "kick-users",
    ]);
    for (const written of desk.journal.written) expect(written.parts).toEqual(parts);
    expect(desk.attempt("sign-out")).toMatchObject({ outcome: "done", target: "Shop, Community, Support" });
  });

  it("is done in part if one is left, after it was read once more", async () => {
    desk.service.next("kick-users", () => {
      desk.service.apps = parts.slice(2);
      return says({ data: { success: true } });
    });
    await press();
    expect(desk.attempt("sign-out")).toMatchObject({
      outcome: "in-part",
      readBack: { done: false, left: ["Support"] },
    });
    expect(desk.pauses).not.toEqual([]);
    desk.service.apps = [];
    await desk.checkAgain(desk.attempt("sign-out"));
    expect(desk.attempt("sign-out")).toMatchObject({ outcome: "done", readBack: { done: true } });
  });

  it.each([
    [true, "in-part"],
    [false, "unknown"],
  ])(
    "is neither done nor unsent if the desk was locked before all had left (readable: %s)",
    async (readable, outcome) => {
      const many = appsCalled(...Array.from({ length: 60 }, (_, index) => String(index)));
      desk.service.apps = many;
      desk.service.doBut("kick-users", () => says({ data: { success: true } }));
      desk.service.next("kick-users", lost("locked"));
      if (!readable) desk.service.always("check-session-status", refusal(500));
      await desk.press({ fixId: "sign-out", subject: { user: userWith(), parts: many }, passCode: "" });
      expect(desk.attempt("sign-out")).toMatchObject({ outcome, failure: { code: "locked", partly: true } });
      expect(desk.attempt("sign-out").readBack?.left?.length).toBe(outcome === "in-part" ? 10 : undefined);
    },
  );

  it("is not known if one of them can't be read", async () => {
    desk.service.always("check-session-status", refusal(500));
    await press();
    expect(desk.attempt("sign-out")).toMatchObject({ outcome: "done" });
    expect(desk.attempt("sign-out").readBack?.done).toBeUndefined();
  });
});

it.each([
  [0, "in-part"],
  [10 * 60_000, "done"],
])("a reset that is read back late, with a password set %i ms after it, is %s", async (later, outcome) => {
  const set = (at: number, resetPasswordOnNextLogin: boolean) =>
    Object.assign(desk.service.user, { passwordLastSetAt: new Date(at).toISOString(), resetPasswordOnNextLogin });
  set(0, false);
  desk.service.always("get-user", refusal(500));
  await desk.press({ fixId: "reset-password", subject: { user: userWith(desk.service.user), parts: [] } });
  expect(desk.attempt("reset-password")).toMatchObject({ outcome: "done", readBack: {} });
  set(desk.clock + later, false);
  desk.clock += 20 * 60_000;
  desk.service.always("get-user", desk.service.obey);
  await desk.checkAgain(desk.attempt("reset-password"));
  expect(desk.attempt("reset-password")).toMatchObject({ outcome });
});

describe("a journal that fails", () => {
  it.each(ROUTES)("sends nothing, not even a read, before the first word is written (%s)", async (route) => {
    const writing = holdWrites(() => true);
    const pressed = desk.press({}, route);
    await untilQuiet();
    expect(desk.service.sent).toEqual([]);
    writing.open();
    await pressed;
    expect(desk.attempt()).toMatchObject({ outcome: "done" });
  });

  it("sends nothing where not even the first word can be written, and says so", async () => {
    desk.journal.check = () => {
      throw new DOMException("Disk full", "QuotaExceededError");
    };
    await desk.press();
    expect(desk.service.sent).toEqual([]);
    // Kept where every window sees it, and whoever opens the desk again.
    expect(desk.showings).toHaveLength(1);
    expect(desk.attempt()).toMatchObject({
      state: "settled",
      outcome: "not-sent",
      failure: { code: "journal-failed" },
    });
  });

  it.each(ROUTES.flatMap((route) => (["prepared", "sending"] as const).map((state) => [state, route] as const)))(
    "changes nothing and shows the end last, where only %s can't be written and the other takes longer (%s)",
    async (state, route) => {
      const writing = holdWrites((attempt) => attempt.state !== state && attempt.state !== "settled");
      desk.journal.check = (attempt) => {
        if (attempt.state === state) throw new Error("Disk full");
      };
      const token = gate();
      desk.service.token = token.opened;
      const pressed = desk.press({}, route);
      await untilQuiet();
      token.open();
      await untilQuiet();
      writing.open();
      await pressed;
      await untilQuiet();
      expect(desk.changes()).toEqual([]);
      if (state === "prepared") expect(desk.service.sent).toEqual([]);
      expect(desk.showings.at(-1)).toMatchObject({ state: "settled", outcome: "not-sent" });
      expect(desk.attempt().failure?.code).toBe("journal-failed");
      expect(desk.attempt().sentAt).toBeUndefined();
      expect(await desk.journal.open()).toEqual([]);
    },
  );

  it("shows the end last, where nothing had to be sent at all and the first word takes longer", async () => {
    const writing = holdWrites(({ state }) => state === "prepared");
    desk.service.call = () => Promise.resolve(failed("locked"));
    const pressed = desk.press();
    await untilQuiet();
    writing.open();
    await pressed;
    await untilQuiet();
    expect(desk.showings.at(-1)).toMatchObject({ state: "settled", outcome: "not-sent" });
  });

  it("still reads back and shows the truth where it fails after sending", async () => {
    desk.journal.check = ({ state }) => {
      if (state === "answered" || state === "settled") throw new Error("Disk full");
    };
    expect(await desk.press()).toEqual({ ok: true, value: undefined });
    expect(desk.attempt()).toMatchObject({ outcome: "done", readBack: { done: true } });
    expect(desk.journal.written.at(-1)?.state).toBe("sending");
  });
});

it("is read back, settled and written down even where nothing can be shown", async () => {
  desk.show = () => Promise.reject(new Error("Quota exceeded"));
  desk.showUser = () => Promise.reject(new Error("Quota exceeded"));
  expect(await desk.press()).toEqual({ ok: true, value: undefined });
  expect(desk.journal.written.at(-1)).toMatchObject({ state: "settled", outcome: "done", readBack: { done: true } });
});

it("is sent and read back even where memory is full: the user at the press is at hand", async () => {
  desk.parts.pressedUsers.write = () => Promise.reject(new Error("Quota exceeded"));
  desk.parts.pressedUsers.read = () => Promise.reject(new Error("Quota exceeded"));
  await desk.press();
  expect(desk.attempt()).toMatchObject({ outcome: "done", readBack: { done: true } });
});

describe("reading back", () => {
  const phoneStays = () => says({ data: ZHANG });

  it("calls a success contradicted only after two more looks, some time later", async () => {
    desk.service.next("unbind-phone", () => says({ requestId: "r-3" }));
    await desk.press();
    expect(desk.service.sentTo("get-user")).toHaveLength(3);
    expect(desk.log.slice(-5)).toEqual(["get-user", "pause", "get-user", "journal settled", "shown settled"]);
    // Replicas were said to lag by up to 5 s.
    expect(desk.pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(5_000);
    expect(desk.attempt()).toMatchObject({ outcome: "contradicted", answer: { statusCode: 200, requestId: "r-3" } });
  });

  it("gives a replica that lags behind the time to catch up", async () => {
    desk.service.next("get-user", phoneStays);
    await desk.press();
    expect(desk.attempt()).toMatchObject({ outcome: "done", readBack: { done: true } });
    expect(desk.pauses).toHaveLength(1);
  });

  it.each([
    ["a refusal of the second copy", refusal(422)],
    ["a lost answer", lost()],
  ])("gives it that time after %s too", async (_what, answer) => {
    desk.service.doBut("unbind-phone", answer);
    desk.service.next("get-user", phoneStays);
    await desk.press();
    expect(desk.attempt()).toMatchObject({ outcome: "done", readBack: { done: true } });
  });

  it("is unconfirmed, not contradicted, where the second look fails", async () => {
    desk.service.next("get-user", phoneStays, lost());
    await desk.press();
    expect(desk.attempt()).toMatchObject({ outcome: "done" });
    expect(desk.attempt().readBack?.done).toBeUndefined();
  });

  it("takes another phone for a phone that is gone: this one is", async () => {
    desk.service.next("unbind-phone", () => {
      desk.service.user = { ...ZHANG, phone: "13911112222" };
      return says({});
    });
    await desk.press();
    expect(desk.attempt()).toMatchObject({ outcome: "done", readBack: { done: true } });
  });

  it("is done where another e-mail with the same mask is bound now: values are compared whole", async () => {
    const zhang = { ...ZHANG, email: "zhang@example.com" };
    desk.service.user = zhang;
    desk.service.next("unbind-email", () => {
      desk.service.user = { ...zhang, email: "zoe@example.com" };
      return says({});
    });
    await desk.press({ fixId: "unbind-email", subject: subjectWith({ email: "zhang@example.com" }) });
    expect(desk.attempt("unbind-email")).toMatchObject({ outcome: "done", readBack: { done: true, replaced: true } });
  });

  it.each([
    { phone: `+86${ZHANG.phone}` },
    { phone: ZHANG.phone, phoneCountryCode: "+86" },
    { phone: "138 0013 8000" },
  ])("is still bound where the same phone is written as %j now", async (written) => {
    desk.service.next("unbind-phone", () => {
      desk.service.user = { ...ZHANG, ...written };
      return says({});
    });
    await desk.press();
    expect(desk.attempt()).toMatchObject({ outcome: "contradicted", readBack: { done: false } });
  });

  describe("later, when the worker or the desk has started anew", () => {
    /** A press whose answer is lost; then the user is another one, and the attempt is checked again. */
    async function lostThen(user: object, { isLocked = false } = {}) {
      desk.service.user = { ...ZHANG };
      desk.service.next("unbind-phone", lost());
      await desk.press();
      if (isLocked) desk.pressed.clear();
      desk.service.user = { ...ZHANG, ...user };
      await desk.checkAgain(desk.attempt());
      return desk.attempt();
    }
    const sameMask = { phone: "13877778000" };

    it("compares whole values as long as it was not locked", async () => {
      expect(await lostThen(sameMask)).toMatchObject({ outcome: "done", readBack: { replaced: true } });
      expect(await lostThen({ phone: `+86${ZHANG.phone}` })).toMatchObject({ outcome: "unknown" });
    });

    it("has only the mask after a lock, and calls nothing gone that can be the same", async () => {
      const isLocked = true;
      expect(await lostThen(sameMask, { isLocked })).toMatchObject({ outcome: "unknown", readBack: { done: false } });
      const written = await lostThen({ phone: `+86${ZHANG.phone}` }, { isLocked });
      expect(written.outcome).toBe("unknown");
      expect(await lostThen({ phone: "13911112222" }, { isLocked })).toMatchObject({ outcome: "done" });
    });

    it("keeps no whole value in the attempt or in the journal", async () => {
      await lostThen(sameMask);
      expect(JSON.stringify([desk.showings, desk.journal.written])).not.toContain(ZHANG.phone);
      expect([...desk.pressed.values()]).toMatchObject([{ phone: ZHANG.phone }]);
    });
  });

  describe("what else is another one than at the press", () => {
    const suspended = { status: "Suspended", gender: "F" };
    const filledIn = ["status Suspended → Activated", "gender F → U"];
    const said = () =>
      (desk.attempt().readBack?.alsoChanged ?? []).map(
        ({ field, before = "", after = "" }) => `${field} ${before} → ${after}`,
      );
    const offered = () => canBePutBack(desk.attempt()).map(({ field }) => field);

    /** A press whose update fills in the defaults. Later the user is read as somebody else left them. */
    async function play(was: object, route: Route, { failure = lost, minutes = 0, then = {}, isUnread = false } = {}) {
      desk.service.user = { ...ZHANG, ...was };
      const fillIn = () => {
        desk.service.user = {
          ...desk.service.user,
          phone: null,
          ...(route === "verified-update" && { status: "Activated", gender: "U" }),
        };
      };
      desk.service.next(route === "verified-update" ? "update-user" : "unbind-phone", (sent) => {
        fillIn();
        return minutes === 0 ? says({}) : failure()(sent);
      });
      if (isUnread) desk.service.next("get-user", ...(route === "verified-update" ? [desk.service.obey] : []), lost());
      await desk.press({ user: userWith(was) }, route);
      if (minutes === 0) return;
      desk.clock += minutes * 60_000;
      desk.service.user = { ...desk.service.user, ...then };
      await desk.checkAgain(desk.attempt());
    }

    it.each([
      ["an update's defaults, at once", suspended, "verified-update", {}, filledIn, ["status", "gender"]],
      ["a default in the place of nothing", { gender: null }, "verified-update", {}, ["gender – → U"], []],
      ["the same, absent", { gender: undefined }, "verified-update", {}, ["gender – → U"], []],
      ["what the update names is there already", { status: "Activated", gender: "U" }, "verified-update", {}, [], []],
      [
        "nothing: unbind-phone updates nobody",
        suspended,
        "unbind-phone",
        { minutes: 1, then: { status: "Activated" } },
        [],
        [],
      ],
      [
        "read first a minute later",
        suspended,
        "verified-update",
        { isUnread: true, minutes: 1 },
        filledIn,
        ["status", "gender"],
      ],
      [
        "read first a quarter of an hour later: it can be anybody's",
        suspended,
        "verified-update",
        { isUnread: true, minutes: 15 },
        filledIn,
        [],
      ],
      [
        "read first a quarter of an hour later, what no update fills in",
        {},
        "verified-update",
        { isUnread: true, minutes: 15, then: { status: "Suspended", email: "new@example.com" } },
        ["gender – → U"],
        [],
      ],
      [
        "somebody's suspension a minute later",
        {},
        "verified-update",
        { minutes: 1, then: { status: "Suspended" } },
        ["gender – → U"],
        [],
      ],
      [
        "somebody's suspension, read first then",
        {},
        "verified-update",
        { isUnread: true, minutes: 1, then: { status: "Suspended" } },
        ["status Activated → Suspended", "gender – → U"],
        [],
      ],
      [
        "said, and the same an hour later",
        suspended,
        "verified-update",
        { minutes: 60 },
        filledIn,
        ["status", "gender"],
      ],
      [
        "said, and put back by somebody",
        suspended,
        "verified-update",
        { minutes: 15, then: { status: "Suspended" } },
        ["gender F → U"],
        ["gender"],
      ],
      [
        "said, with what somebody did besides left out",
        suspended,
        "verified-update",
        { minutes: 15, then: { email: "new@example.com" } },
        filledIn,
        ["status", "gender"],
      ],
    ] as const)("is told: %s", async (_what, was, route, how, told, canBack) => {
      await play(was, route, how);
      expect(said()).toEqual(told);
      expect(offered()).toEqual(canBack);
    });

    it.each([
      ["nobody else", {}, ["status Suspended → Activated"]],
      ["another fix that never left", { fixId: "reactivate" }, ["status Suspended → Activated"]],
      ["another fix since", { fixId: "reactivate", sentAt: 1 }, []],
    ] as const)("is not told of an update that nobody had read if %s can have meant to", async (_who, by, told) => {
      desk.service.user = { ...ZHANG, status: "Suspended" };
      desk.service.doBut("update-user", lost());
      desk.service.next("get-user", desk.service.obey, lost());
      await desk.press({ user: userWith({ status: "Suspended" }) }, "verified-update");
      expect(said()).toEqual([]);
      desk.service.user = { ...desk.service.user, status: "Activated" };
      const { sentAt, ...unsent } = attemptWith({ attemptId: "later", accessKeyId: "key" });
      if (sentAt && "fixId" in by) await desk.journal.write({ ...unsent, ...by, preparedAt: desk.clock });
      await desk.checkAgain(desk.attempt());
      expect(said()).toEqual(told);
    });

    it("stays said by a check that knows less of the user at the press, or can't read them", async () => {
      desk.service.next("update-user", () => {
        desk.service.user = { ...desk.service.user, phone: null, emailVerified: false, name: "李四" };
        return says({});
      });
      await desk.press({}, "verified-update");
      const first = desk.attempt().readBack?.alsoChanged;
      expect(first?.map(({ field }) => field)).toEqual(["name", "emailVerified"]);
      const { userId, phone, status } = userWith();
      desk.pressed.set("attempt-1", { userId, phone, status, identities: [] });
      await desk.checkAgain(desk.attempt());
      expect(desk.attempt().readBack?.alsoChanged).toEqual(first);
      desk.service.next("get-user", lost());
      expect(await desk.checkAgain(desk.attempt())).toMatchObject(failed("unreachable"));
      expect(desk.attempt().readBack?.alsoChanged).toEqual(first);
    });

    it("is nobody's update's where the service refused it", async () => {
      desk.service.next("update-user", (sent) => {
        desk.service.user = { ...ZHANG, status: "Suspended" };
        return refusal(500)(sent);
      });
      await desk.press({}, "verified-update");
      expect(desk.attempt().outcome).toBe("refused");
      expect(said()).toEqual([]);
    });
  });

  it("doesn't take it for its own work where the service refused: the customer has changed the phone meanwhile", async () => {
    desk.service.user = { ...ZHANG, phone: "13911112222" };
    desk.service.next("unbind-phone", refusal(400));
    await desk.press();
    expect(desk.attempt()).toMatchObject({ outcome: "refused", readBack: { done: true, replaced: true } });
  });

  it("learns nothing from another user: an account that was merged may be answered with the one that is left", async () => {
    desk.service.next("unbind-phone", refusal(500));
    desk.service.always("get-user", () => says({ data: { ...ZHANG, userId: "the-one-that-is-left", phone: null } }));
    await desk.press();
    expect(desk.attempt()).toMatchObject({ outcome: "refused", readBack: {} });
    expect(desk.attempt().readBack?.done).toBeUndefined();
    expect(desk.usersRead).toEqual([]);
  });

  it("reads by the userId alone", async () => {
    await desk.press();
    expect(desk.service.sentTo("get-user")[0]?.query).toMatchObject({ userId: ZHANG.userId, userIdType: "user_id" });
  });
});

it("was sent if the service refused its token and the desk was locked before another one could be had", async () => {
  const answer = { statusCode: 401, requestId: "r-401" };
  desk.service.next("unbind-phone", () => ({ ok: false, failure: { code: "locked", answer } }));
  await desk.press();
  expect(desk.attempt()).toMatchObject({ outcome: "refused", answer });
  expect(desk.attempt().sentAt).toBeDefined();
});

it("is not sent if the desk is locked while it is being written down", async () => {
  desk.service.next("unbind-phone", lost("locked"));
  await desk.press();
  expect(desk.attempt()).toMatchObject({ state: "settled", outcome: "not-sent", failure: { code: "locked" } });
  expect(desk.attempt().sentAt).toBeUndefined();
  expect(await desk.journal.open()).toEqual([]);
});

describe("a flaw of ours", () => {
  it("is told, and nothing is called refused, where it strikes after sending", async () => {
    desk.service.next("unbind-phone", () => Promise.reject(new RangeError("flaw")));
    await desk.press();
    expect(desk.attempt()).toMatchObject({ failure: { code: "unexpected", detail: "RangeError: flaw" } });
    expect(desk.attempt().outcome).toBe("unknown");
  });

  it("is told where it strikes before sending, and nothing was changed", async () => {
    desk.service.next("pre-check-code", () => Promise.reject(new RangeError("flaw")));
    await desk.press({}, "verified-update");
    expect(desk.changes()).toEqual([]);
    expect(desk.attempt()).toMatchObject({ outcome: "not-sent", failure: { code: "unexpected" } });
  });
});

it("settles what was sent even where reading back strikes a flaw of ours", async () => {
  desk.service.always("get-user", () => Promise.reject(new RangeError("flaw")));
  expect(await desk.press()).toEqual({ ok: true, value: undefined });
  expect(desk.attempt()).toMatchObject({ state: "settled", outcome: "done" });
  expect(desk.attempt().readBack?.done).toBeUndefined();
});

describe("verified update", () => {
  it("marks the attempt as sending just before the update, not before the check of the code", async () => {
    await desk.press({}, "verified-update");
    expect(desk.log.slice(0, 3)).toEqual(["journal prepared", "shown prepared", "get-user"]);
    expect(desk.log.indexOf("pre-check-code")).toBeLessThan(desk.log.indexOf("journal sending"));
    expect(desk.log.indexOf("journal sending")).toBeLessThan(desk.log.indexOf("update-user"));
    expect(desk.attempt()).toMatchObject({ outcome: "done", route: "verified-update" });
  });
});

describe("a press that finds in its turn that it may not be sent", () => {
  beforeEach(async () => {
    desk.service.next("unbind-phone", lost());
    await desk.press();
    desk.whyNot = { code: "unreachable" };
    desk.clock += 60_000;
    await desk.press();
  });

  it("is in the history, and an outcome that is open stays on the desk", () => {
    expect(desk.journal.written.at(-1)).toMatchObject({ outcome: "not-sent", failure: { code: "unreachable" } });
    expect(desk.attempt()).toMatchObject({ attemptId: "attempt-1", outcome: "unknown" });
    expect(desk.changes()).toEqual(["unbind-phone"]);
  });

  it("is not called refused, and has no ID, if it was the read before it that was refused", async () => {
    const answer = { statusCode: 403, requestId: "r-of-the-read" };
    desk.whyNot = { code: "refused", answer };
    desk.clock += 60_000;
    await desk.press();
    const told = desk.journal.written.at(-1);
    expect(told).toMatchObject({ outcome: "not-sent", failure: { code: "refused", answer } });
    expect(told?.answer).toBeUndefined();
  });

  it("does not keep what is found later of the attempt before from the desk", async () => {
    desk.service.user = { ...desk.service.user, phone: null };
    await desk.checkAgain(desk.attempt());
    expect(desk.attempt()).toMatchObject({ attemptId: "attempt-1", outcome: "done" });
  });
});

it("is the last word on the desk if neither of two presses was sent, also if the older one is checked again", async () => {
  desk.whyNot = { code: "unreachable" };
  await desk.press();
  const older = desk.attempt();
  desk.clock += 60_000;
  await desk.press();
  const newer = desk.attempt();
  expect(newer.attemptId).toBe("attempt-2");
  // The agent may have cleared the desk meanwhile.
  desk.shown.clear();
  await desk.checkAgain(older);
  expect([...desk.shown.values()]).toEqual([]);
});

describe("many presses", () => {
  it("join the one under way: a second window, the side panel, an impatient finger", async () => {
    const answering = desk.service.hold("unbind-phone");
    const first = desk.press();
    await untilQuiet();
    const others = await Promise.all(Array.from({ length: 20 }, () => desk.press({ passCodeTypedAt: desk.clock })));
    expect(others.every(({ ok }) => ok)).toBe(true);
    expect(desk.attempt().state).toBe("sending");
    answering.open();
    await first;
    expect(desk.changes()).toEqual(["unbind-phone"]);
    expect(desk.journal.written.map(({ attemptId }) => attemptId)).toEqual(Array(4).fill("attempt-1"));
  });

  it("at the very same moment send once", async () => {
    await Promise.all(Array.from({ length: 20 }, () => desk.press()));
    expect(desk.changes()).toEqual(["unbind-phone"]);
  });

  it("for another customer go ahead", async () => {
    const answering = desk.service.hold("unbind-phone");
    const first = desk.press();
    await untilQuiet();
    await desk.press({ user: userWith({ userId: "somebody-else" }) });
    expect(desk.service.sentTo("unbind-phone").map(({ body }) => body)).toMatchObject([
      { userId: ZHANG.userId },
      { userId: "somebody-else" },
    ]);
    answering.open();
    await first;
  });

  it("that stutter behind a settled one are the same press", async () => {
    desk.service.always("unbind-phone", refusal(400));
    const typedAt = desk.clock;
    await desk.press({ passCodeTypedAt: typedAt });
    await desk.press({ passCodeTypedAt: typedAt });
    await desk.press({ passCodeTypedAt: typedAt });
    expect(desk.changes()).toHaveLength(1);
    expect(desk.attempt().attemptId).toBe("attempt-1");
  });

  it("with a new pass code are a new try, however quick", async () => {
    desk.service.always("unbind-phone", refusal(400));
    await desk.press();
    await desk.press({ passCode: "111111", passCodeTypedAt: desk.clock + 1 });
    expect(desk.service.sentTo("unbind-phone").map(({ body }) => body)).toMatchObject([
      { passCode: "483920" },
      { passCode: "111111" },
    ]);
  });

  it("are not taken for stuttering for as long as a clock was set back", async () => {
    desk.service.next("unbind-phone", refusal(500));
    await desk.press();
    desk.clock -= 3_600_000;
    await desk.press();
    expect(desk.changes()).toHaveLength(2);
  });

  it("right after a check that showed nothing new are a new try, with the same code too", async () => {
    desk.service.next("unbind-phone", lost());
    const typedAt = desk.clock;
    await desk.press({ passCodeTypedAt: typedAt });
    desk.clock += 10_000;
    await desk.checkAgain(desk.attempt());
    await desk.press({ passCodeTypedAt: typedAt });
    expect(desk.changes()).toHaveLength(2);
    expect(desk.attempt()).toMatchObject({ attemptId: "attempt-2", outcome: "done" });
  });

  it("from a window that had not heard that it is done are the same press, however late", async () => {
    const typedAt = desk.clock;
    await desk.press({ passCodeTypedAt: typedAt });
    desk.clock += 10_000;
    await desk.press({ passCodeTypedAt: typedAt });
    expect(desk.changes()).toHaveLength(1);
    expect(desk.attempt()).toMatchObject({ attemptId: "attempt-1", outcome: "done" });
  });

  it("with a code typed since it was done are a new try", async () => {
    await desk.press();
    desk.clock += 10_000;
    await desk.press();
    expect(desk.changes()).toHaveLength(2);
  });

  it.each([3, 50, 599, 3_600])("of what is done are a new try once the clock was set back by %i s", async (seconds) => {
    await desk.press();
    desk.clock -= seconds * 1_000;
    await desk.press();
    expect(desk.changes()).toHaveLength(2);
    expect(desk.attempt()).toMatchObject({ attemptId: "attempt-2" });
  });

  /** A check of a press whose answer was lost, which has begun to read the customer. */
  async function beginCheck() {
    desk.service.next("unbind-phone", lost());
    await desk.press();
    desk.clock += 60_000;
    const reading = desk.service.hold("get-user");
    const check = desk.checkAgain(desk.attempt());
    await untilQuiet();
    return { reading, check };
  }

  it("during a check wait for it and are sent: a check is no attempt that could be joined", async () => {
    const { reading, check } = await beginCheck();
    const press = desk.press();
    await untilQuiet();
    expect(desk.changes()).toHaveLength(1);
    reading.open();
    await Promise.all([check, press]);
    expect(desk.changes()).toHaveLength(2);
    expect(desk.attempt()).toMatchObject({ attemptId: "attempt-2", outcome: "done" });
  });

  it("during a check are one: of two that wait for it, one is sent", async () => {
    const { reading, check } = await beginCheck();
    desk.service.next("unbind-phone", refusal(400));
    const presses = [desk.press(), desk.press()];
    await untilQuiet();
    reading.open();
    await Promise.all([check, ...presses]);
    expect(desk.changes()).toHaveLength(2);
    expect(desk.attempt()).toMatchObject({ attemptId: "attempt-2", outcome: "refused" });
  });

  it("during a check that shows it done are not sent: nothing is left to do", async () => {
    desk.service.next("unbind-phone", lost());
    await desk.press();
    desk.clock += 60_000;
    const reading = desk.service.hold("get-user", () => says({ data: { ...ZHANG, phone: null } }));
    const check = desk.checkAgain(desk.attempt());
    await untilQuiet();
    const press = desk.press();
    await untilQuiet();
    reading.open();
    await Promise.all([check, press]);
    expect(desk.changes()).toHaveLength(1);
    expect(desk.attempt()).toMatchObject({ attemptId: "attempt-1", outcome: "done" });
  });

  it("of another fix after the clock was set back are the customer's newest, and nobody else's", async () => {
    await desk.press();
    const other = userWith({ userId: "somebody-else" });
    desk.clock -= 50_000;
    await desk.press({ fixId: "unbind-email" });
    await desk.press({ user: other });
    const first = desk.attempt().preparedAt;
    expect(desk.attempt("unbind-email").preparedAt).toBeGreaterThan(first);
    expect(desk.shown.get(`unbind-phone ${other.userId}`)?.preparedAt).toBeLessThan(first);
  });

  it("for another fix of the same customer wait for the one under way and are sent", async () => {
    const answering = desk.service.hold("unbind-phone", refusal(500));
    const first = desk.press();
    await untilQuiet();
    const second = desk.press({ fixId: "unbind-email" });
    await untilQuiet();
    expect(desk.changes()).toEqual(["unbind-phone"]);
    answering.open();
    await Promise.all([first, second]);
    expect(desk.changes()).toEqual(["unbind-phone", "unbind-email"]);
    expect(desk.attempt("unbind-email")).toMatchObject({ outcome: "done" });
  });

  it("with the same code are a new try after a while: the agent means it", async () => {
    desk.service.next("unbind-phone", refusal(500));
    const typedAt = desk.clock;
    await desk.press({ passCodeTypedAt: typedAt });
    desk.clock += 10_000;
    await desk.press({ passCodeTypedAt: typedAt });
    expect(desk.changes()).toHaveLength(2);
    expect(desk.attempt()).toMatchObject({ attemptId: "attempt-2", outcome: "done" });
  });
});

describe("at worker start", () => {
  /** What the last worker left in the journal. */
  async function leftOpen(changes: Parameters<typeof attemptWith>[0]) {
    const open = {
      answer: undefined,
      readBack: undefined,
      outcome: undefined,
      settledAt: undefined,
      answeredAt: undefined,
    };
    await desk.journal.write(attemptWith({ ...open, ...changes }));
    desk.journal.written.length = 0;
  }

  it("calls what was only prepared not sent, and asks the service nothing", async () => {
    await leftOpen({ state: "prepared", sentAt: undefined });
    await desk.recover();
    expect(desk.attempt()).toMatchObject({ outcome: "not-sent", failure: { code: "worker-stopped" } });
    expect(desk.service.sent).toEqual([]);
    expect(desk.journal.written.at(-1)).toMatchObject({ state: "settled", outcome: "not-sent" });
  });

  it("settles what was sent by reading back, and never sends it again", async () => {
    await leftOpen({ state: "sending" });
    desk.service.user = { ...ZHANG, phone: null };
    await desk.recover();
    expect(desk.attempt()).toMatchObject({
      outcome: "done",
      failure: { code: "worker-stopped" },
      readBack: { done: true },
    });
    expect(desk.changes()).toEqual([]);
  });

  it("leaves what was sent unknown where the phone is still bound", async () => {
    await leftOpen({ state: "sending" });
    await desk.recover();
    expect(desk.attempt()).toMatchObject({ outcome: "unknown", readBack: { done: false } });
  });

  it("keeps the answer that had come", async () => {
    const answer = { statusCode: 400, apiCode: 2001, requestId: "r-5" };
    await leftOpen({ state: "answered", answer, failure: { code: "refused", answer } });
    await desk.recover();
    expect(desk.attempt()).toMatchObject({ outcome: "refused", answer, failure: { code: "refused" } });
  });

  it("goes by the journal, where what it was told of is out of date", async () => {
    const answer = { statusCode: 400, apiCode: 2001, requestId: "r-5" };
    await leftOpen({ state: "answered", answer, failure: { code: "refused", answer } });
    const settings = {
      serviceAddress: attemptWith().serviceAddress,
      accessKeyId: "key",
      route: "unbind-phone" as const,
    };
    const stale = attemptWith({ state: "sending", answer: undefined, readBack: undefined, outcome: undefined });
    await recoverAttempts(desk.parts, [stale], { client: desk.client, settings });
    await untilQuiet();
    expect(desk.attempt()).toMatchObject({ outcome: "refused", answer });
  });

  it("leaves what was sent unknown while locked, and asks nobody", async () => {
    await leftOpen({ state: "sending" });
    await desk.recover(null);
    expect(desk.attempt()).toMatchObject({ outcome: "unknown", state: "settled" });
    expect(desk.attempt().readBack).toBeUndefined();
    expect(desk.service.sent).toEqual([]);
  });

  it("lets no press for that customer get ahead", async () => {
    await leftOpen({ state: "sending" });
    const reading = desk.service.hold("get-user");
    await desk.recover();
    await desk.press();
    expect(desk.changes()).toEqual([]);
    reading.open();
    await untilQuiet();
    expect(desk.attempt()).toMatchObject({ attemptId: "0d9f6a2e-attempt", state: "settled" });
  });

  it("takes the outcome of whoever was still at it, and doesn't settle it over again", async () => {
    const last = gate();
    const locks = new FakeLocks();
    desk = new RunDesk(locks);
    void new RunDesk(locks).parts.oneAtATime.inTurn(ZHANG.userId, () => last.opened);
    await leftOpen({ state: "sending" });
    const settled = attemptWith({ outcome: "refused" });
    await desk.recover();
    expect(desk.attempt().state).toBe("sending");
    await desk.journal.write(settled);
    last.open();
    await untilQuiet();
    expect(desk.attempt()).toEqual(settled);
    expect(desk.journal.written).toEqual([settled]);
    expect(desk.service.sent).toEqual([]);
  });

  it("asks no other service than the one it was sent to, and waits for that one", async () => {
    await leftOpen({ state: "sending" });
    desk.service.user = { ...ZHANG, phone: null };
    await desk.recover(desk.service, "https://b.example");
    expect(desk.service.sent).toEqual([]);
    expect(desk.attempt()).toMatchObject({ outcome: "unknown", state: "settled" });
    expect(desk.attempt().recheckAt).toBeGreaterThan(desk.clock);
  });

  it("asks no other pool at the same address", async () => {
    await leftOpen({ state: "sending", accessKeyId: "key" });
    desk.service.user = { ...ZHANG, phone: null };
    await desk.recover(desk.service, undefined, "key of another pool");
    expect(desk.service.sent).toEqual([]);
    expect(desk.attempt()).toMatchObject({ outcome: "unknown", state: "settled" });
  });

  it("neither shows nor credits one that is older than the one on screen", async () => {
    await leftOpen({ state: "answered", failure: { code: "timed-out" }, preparedAt: 1_000 });
    const newer = attemptWith({ attemptId: "newer" });
    await desk.parts.shown.write(newer);
    desk.service.user = { ...ZHANG, phone: null };
    await desk.recover();
    expect(desk.attempt()).toEqual(newer);
    expect(desk.journal.written.at(-1)).toMatchObject({ attemptId: "0d9f6a2e-attempt", outcome: "unknown" });
  });

  it("leaves what had settled as it is", async () => {
    await desk.journal.write(attemptWith());
    await desk.recover();
    expect(desk.log).toEqual([]);
  });

  describe("where the disk was full after a state was written, goes on from what is on screen", () => {
    const answers: Record<string, () => void> = {
      "the service did it": () => undefined,
      "it refused": () => desk.service.next("unbind-phone", refusal(400, { apiCode: 2001, message: "wrong code" })),
      "it said yes, and did nothing": () => desk.service.next("unbind-phone", () => says({ requestId: "R1" })),
      "its answer was lost": () => desk.service.next("unbind-phone", lost()),
      "it names the customer": () =>
        desk.service.next("unbind-phone", refusal(409, { message: "021-5555 0123 is busy" })),
    };
    const written = [["prepared"], ["prepared", "sending"], ["prepared", "sending", "answered"]];
    const cases = Object.keys(answers).flatMap((name) => written.map((states) => [name, states] as const));

    it.each(cases)("%s, after %s", async (name, states) => {
      answers[name]?.();
      desk.journal.check = ({ state }) => {
        if (!states.includes(state)) throw new DOMException("full", "QuotaExceededError");
      };
      const user = userWith({ phone: "02155550123" });
      await desk.press({ user });
      const before = desk.attempt();
      expect(before.state).toBe("settled");
      const sent = desk.service.sent.length;
      desk.journal.check = () => undefined;
      const next = new RunDesk(new FakeLocks(), desk);
      next.clock = desk.clock;
      await next.recover();
      const { recheckAt, ...known } = before;
      expect(next.attempt()).toMatchObject(known);
      expect(next.attempt().recheckAt === undefined).toBe(recheckAt === undefined);
      expect(await next.journal.read(before.attemptId)).toMatchObject({ state: "settled", outcome: before.outcome });
      expect(next.service.sent).toHaveLength(sent);
      expect(JSON.stringify(next.journal.written)).not.toMatch(/5555 ?0123/);
    });

    it("the service has answered, and the worker was stopped before it had read back", async () => {
      desk.journal.check = ({ state }) => {
        if (state === "answered") throw new DOMException("full", "QuotaExceededError");
      };
      desk.service.next("unbind-phone", refusal(400));
      desk.service.hold("get-user");
      void desk.press();
      await untilQuiet();
      expect(desk.attempt().state).toBe("answered");
      const next = new RunDesk(new FakeLocks(), desk);
      await next.recover();
      expect(next.attempt()).toMatchObject({
        outcome: "refused",
        answer: { statusCode: 400 },
        readBack: { done: false },
      });
    });
  });

  it("calls what was only prepared not sent, where the journal could not be opened at first", async () => {
    await leftOpen({ state: "prepared", sentAt: undefined });
    const open = await desk.journal.read("0d9f6a2e-attempt");
    if (open) await desk.parts.shown.write(open);
    desk.journal.open = () => Promise.reject(new Error("Not yet"));
    await desk.recover();
    expect(desk.attempt()).toMatchObject({ outcome: "not-sent", failure: { code: "worker-stopped" } });
  });

  it("calls nothing unsent that the journal no longer knows of: it is written before the screen", async () => {
    const prepared = attemptWith({ state: "prepared", sentAt: undefined, settledAt: undefined, outcome: undefined });
    desk.shown.set(`${prepared.fixId} ${prepared.userId}`, prepared);
    await desk.recover();
    expect(desk.attempt()).toMatchObject({ state: "settled", outcome: "unknown", readBack: { done: false } });
  });

  it("masks what was only on screen before it is written down", async () => {
    const answer = { statusCode: 400, message: "0215550123 is busy" };
    const failure = { code: "refused", answer } as const;
    const answered = attemptWith({ state: "answered", settledAt: undefined, outcome: undefined, answer, failure });
    desk.shown.set(`${answered.fixId} ${answered.userId}`, answered);
    await desk.recover();
    expect(desk.attempt()).toMatchObject({ outcome: "refused", answer });
    expect(JSON.stringify(desk.journal.written)).not.toContain("0215550123");
  });

  it("shows an outcome that was written down and no more shown", async () => {
    const settled = attemptWith();
    await desk.journal.write(settled);
    const { fixId, userId } = settled;
    desk.shown.set(`${fixId} ${userId}`, attemptWith({ state: "answered", settledAt: undefined, outcome: undefined }));
    await desk.recover();
    expect(desk.attempt()).toEqual(settled);
    expect(desk.service.sent).toEqual([]);
  });
});

describe("checking again", () => {
  async function unknownAttempt() {
    desk.service.next("unbind-phone", lost());
    await desk.press();
    expect(desk.attempt().outcome).toBe("unknown");
    return desk.attempt();
  }

  it("settles an unknown attempt anew, in the same attempt, without sending again", async () => {
    const attempt = await unknownAttempt();
    desk.service.user = { ...ZHANG, phone: null };
    await desk.checkAgain(attempt);
    expect(desk.attempt()).toMatchObject({ attemptId: "attempt-1", outcome: "done", readBack: { done: true } });
    expect(desk.changes()).toHaveLength(1);
    expect(desk.journal.written.at(-1)).toMatchObject({ attemptId: "attempt-1", outcome: "done" });
  });

  it.each([true, false])(
    "doesn't credit an older attempt with what a newer one did (on screen: %s)",
    async (isShown) => {
      const older = await unknownAttempt();
      desk.clock += 10_000;
      await desk.press();
      const newer = desk.attempt();
      expect(newer).toMatchObject({ attemptId: "attempt-2", outcome: "done" });
      if (!isShown) desk.shown.clear();
      await desk.checkAgain(older);
      expect(await desk.journal.read("attempt-1")).toMatchObject({ outcome: "unknown", readBack: older.readBack });
      // One that was cleared from the desk is the newest nonetheless.
      expect([...desk.shown.values()]).toEqual(isShown ? [newer] : []);
    },
  );

  it("doesn't credit an older attempt if the clock was set back before the newer one", async () => {
    const older = await unknownAttempt();
    desk.clock -= 3_600_000;
    await desk.press();
    const newer = desk.attempt();
    await desk.checkAgain(older);
    expect(await desk.journal.read("attempt-1")).toMatchObject({ outcome: "unknown" });
    expect(desk.attempt()).toEqual(newer);
  });

  it("finds out later that a refusal was that of a second copy, which a browser had sent again", async () => {
    desk.service.next("unbind-phone", refusal(422));
    await desk.press();
    const refused = desk.attempt();
    expect(refused).toMatchObject({ outcome: "refused", readBack: { done: false } });
    expect(refused.recheckAt).toBeDefined();
    desk.clock += 60_000;
    desk.service.user = { ...ZHANG, phone: null };
    await desk.checkAgain(refused);
    expect(desk.attempt()).toMatchObject({ outcome: "done", failure: { code: "refused" }, readBack: { done: true } });
    expect(desk.attempt().settledAt).toBeGreaterThan(refused.settledAt ?? Infinity);
    expect(await desk.journal.read("attempt-1")).toMatchObject({ outcome: "done" });
  });

  it("looks at a refusal once more, and brings nothing new to the agent if it is one", async () => {
    desk.service.next("unbind-phone", refusal(422));
    await desk.press();
    const refused = desk.attempt();
    desk.clock += 60_000;
    await desk.checkAgain(refused);
    expect(desk.attempt()).toMatchObject({ outcome: "refused", settledAt: refused.settledAt });
    expect(desk.attempt().recheckAt).toBeUndefined();
  });

  describe("if the newer one was refused and the phone is gone since", () => {
    const bothPressed = async () => {
      const older = await unknownAttempt();
      desk.clock += 10_000;
      desk.service.next("unbind-phone", refusal(422));
      await desk.press();
      return { older, newer: desk.attempt() };
    };

    it("credits it once the refusal was looked at again", async () => {
      const { older, newer } = await bothPressed();
      desk.clock += 60_000;
      await desk.checkAgain(newer);
      desk.service.user = { ...ZHANG, phone: null };
      await desk.checkAgain(older);
      expect(await desk.journal.read("attempt-1")).toMatchObject({ outcome: "done" });
    });

    it("doesn't credit it before: a replica can still lag behind the newer one", async () => {
      const { older, newer } = await bothPressed();
      desk.service.user = { ...ZHANG, phone: null };
      await desk.checkAgain(older);
      expect(await desk.journal.read("attempt-1")).toMatchObject({ outcome: "unknown", readBack: older.readBack });
      expect(desk.attempt()).toEqual(newer);
    });

    it("doesn't credit it while the newer one could not be read back", async () => {
      const older = await unknownAttempt();
      desk.clock += 10_000;
      desk.service.next("unbind-phone", refusal(422));
      desk.service.next("get-user", lost());
      await desk.press();
      desk.clock += 60_000;
      desk.service.user = { ...ZHANG, phone: null };
      await desk.checkAgain(older);
      expect(await desk.journal.read("attempt-1")).toMatchObject({ outcome: "unknown" });
    });
  });

  describe("of two presses that the service said yes to neither, and the phone is gone since", () => {
    const bothPressed = async (first: () => void) => {
      first();
      await desk.press();
      const older = desk.attempt();
      desk.clock += 10_000;
      desk.service.next("unbind-phone", refusal(422));
      desk.service.user = { ...ZHANG, phone: null };
      await desk.press();
      expect(desk.attempt()).toMatchObject({ attemptId: "attempt-2", outcome: "done", failure: { code: "refused" } });
      await desk.checkAgain(older);
      return desk.journal.read("attempt-1");
    };

    it.each([
      ["lost", () => desk.service.next("unbind-phone", lost())],
      ["refused", () => desk.service.next("unbind-phone", refusal(422))],
      ["contradicted", () => desk.service.next("unbind-phone", () => says({ requestId: "r-3" }))],
    ])("says that either did it, if the older one was %s", async (_name, first) => {
      const attempt = await bothPressed(first);
      expect(attempt).toMatchObject({ outcome: "unknown", readBack: { orLater: true } });
      // Nobody will ever know more.
      expect(attempt && isWorthChecking(attempt)).toBe(false);
    });

    it("leaves a success that could not be read back as it is", async () => {
      const attempt = await bothPressed(() => {
        desk.service.next("get-user", lost());
      });
      expect(attempt?.outcome).toBe("done");
      expect(attempt?.readBack).not.toHaveProperty("orLater");
    });
  });

  describe("of two presses of an update, which the service says yes to also if nothing is left to change", () => {
    const refusedBefore = async () => {
      desk.service.next("update-user", refusal(429));
      await desk.press({}, "verified-update");
      return desk.attempt();
    };
    const pressNewer = async () => {
      desk.clock += 10_000;
      await desk.press({}, "verified-update");
      expect(desk.attempt()).toMatchObject({ attemptId: "attempt-2", outcome: "done" });
    };

    it("says that either did it, if the older one was refused and nobody has looked since", async () => {
      const older = await refusedBefore();
      await pressNewer();
      await desk.checkAgain(older);
      expect(await desk.journal.read("attempt-1")).toMatchObject({ outcome: "unknown", readBack: { orLater: true } });
    });

    it("leaves the older one refused, if it was seen a minute later that it did nothing", async () => {
      const older = await refusedBefore();
      desk.clock += 60_000;
      await desk.checkAgain(older);
      await pressNewer();
      await desk.checkAgain(older);
      expect(await desk.journal.read("attempt-1")).toMatchObject({ outcome: "refused" });
    });
  });

  it.each([
    [
      "credits neither with an active account if an update came later that may fill it in",
      "verified-update",
      "unknown",
    ],
    ["credits a reactivation with it if what came later was no update", "unbind-phone", "done"],
  ] as const)("%s", async (_what, route, outcome) => {
    desk.service.user = { ...ZHANG, status: "Suspended" };
    desk.service.next("update-user", lost());
    await desk.press({ fixId: "reactivate", user: userWith({ status: "Suspended" }), passCode: "" });
    expect(desk.attempt("reactivate")).toMatchObject({ outcome: "unknown", readBack: { done: false } });
    const { sentAt = 0 } = desk.attempt("reactivate");
    const later = attemptWith({ attemptId: "later", accessKeyId: "key", route, sentAt, preparedAt: desk.clock });
    await desk.journal.write(later);
    desk.service.user = { ...ZHANG, status: "Activated" };
    desk.clock += 60_000;
    await desk.checkAgain(desk.attempt("reactivate"));
    const { readBack, ...attempt } = desk.attempt("reactivate");
    expect(attempt.outcome).toBe(outcome);
    expect(readBack).toMatchObject(outcome === "done" ? { done: true } : { orLater: true });
  });

  it("leaves a refusal as it is if the newer press was told that it worked", async () => {
    desk.service.next("unbind-phone", refusal(422));
    await desk.press();
    const older = desk.attempt();
    desk.clock += 10_000;
    await desk.press();
    await desk.checkAgain(older);
    expect(await desk.journal.read("attempt-1")).toMatchObject({ outcome: "refused", readBack: older.readBack });
  });

  it("waits for another fix of the same customer, and checks then", async () => {
    const attempt = await unknownAttempt();
    const answering = desk.service.hold("unbind-email");
    const pressed = desk.press({ fixId: "unbind-email" });
    await untilQuiet();
    const checking = desk.checkAgain(attempt);
    desk.service.user = { ...desk.service.user, phone: null };
    await untilQuiet();
    answering.open();
    await Promise.all([pressed, checking]);
    expect(desk.attempt()).toMatchObject({ outcome: "done", readBack: { done: true } });
  });

  it("takes nothing back that another check saw while this one waited for it", async () => {
    const attempt = await unknownAttempt();
    const reading = desk.service.hold("get-user", () => says({ data: { ...ZHANG, phone: null } }));
    const first = desk.checkAgain(attempt);
    await untilQuiet();
    const second = desk.checkAgain(attempt);
    desk.service.always("get-user", lost());
    reading.open();
    await Promise.all([first, second]);
    expect(desk.attempt()).toMatchObject({ outcome: "done", readBack: { done: true } });
    expect(await desk.journal.read(attempt.attemptId)).toMatchObject({ outcome: "done" });
  });

  it("moves the moment of looking on where nothing changed", async () => {
    const attempt = await unknownAttempt();
    const before = attempt.readBack?.at ?? Infinity;
    desk.clock += 60_000;
    await desk.checkAgain(attempt);
    expect(desk.attempt().outcome).toBe("unknown");
    expect(desk.attempt().readBack?.at).toBeGreaterThan(before + 59_999);
  });

  it("goes on counting the checks that nobody asked for", async () => {
    const attempt = await unknownAttempt();
    await desk.checkAgain({ ...attempt, rechecks: 2 });
    const kept = await desk.journal.read("attempt-1");
    expect(kept).toMatchObject({ rechecks: 2 });
    expect((kept?.recheckAt ?? 0) - desk.clock).toBeGreaterThan(14 * 60_000);
  });

  it("confirms a success that nobody had seen", async () => {
    desk.service.next("get-user", lost());
    await desk.press();
    await desk.checkAgain(desk.attempt());
    expect(desk.attempt()).toMatchObject({ outcome: "done", readBack: { done: true } });
  });

  it("takes nothing back that was seen before, where it can't be read", async () => {
    const attempt = await unknownAttempt();
    desk.service.next("get-user", lost());
    await desk.checkAgain(attempt);
    expect(desk.attempt().readBack).toEqual(attempt.readBack);
  });

  it("renews on screen alone what was deleted from the history", async () => {
    const attempt = await unknownAttempt();
    desk.service.user = { ...ZHANG, phone: null };
    desk.journal.clear();
    await desk.checkAgain(attempt);
    expect(desk.attempt()).toMatchObject({ outcome: "done", readBack: { done: true } });
    expect(desk.journal.written).toEqual([]);
  });

  it.each(["get-user", "pause"])(
    "brings back nothing that was deleted from the history meanwhile: at its %s",
    async (at) => {
      const attempt = await unknownAttempt();
      const held = gate();
      const read = desk.service.hold("get-user");
      if (at === "pause") {
        read.open();
        desk.parts.pause = () => held.opened;
      }
      const checking = desk.checkAgain(attempt);
      await untilQuiet();
      desk.journal.clear();
      held.open();
      read.open();
      await checking;
      expect(desk.journal.written).toEqual([]);
      expect(desk.attempt().readBack?.at).toBeGreaterThan(attempt.readBack?.at ?? Infinity);
    },
  );

  it.each(["while unlocked", "after a lock"])("writes down what a full disk never had to its end, %s", async (when) => {
    desk.journal.check = ({ state }) => {
      if (state === "answered" || state === "settled") throw new DOMException("full", "QuotaExceededError");
    };
    const user = userWith({ phone: "02155550123" });
    desk.service.next("unbind-phone", refusal(409, { message: "021-5555 0123 is busy" }));
    await desk.press({ user });
    desk.journal.check = () => undefined;
    if (when === "after a lock") desk.pressed.clear();
    await desk.checkAgain(desk.attempt());
    expect(await desk.journal.read("attempt-1")).toMatchObject({ state: "settled", outcome: "refused" });
    expect(JSON.stringify(desk.journal.written)).not.toMatch(/5555 ?0123/);
    expect(desk.attempt().answer?.message).toBe("021-5555 0123 is busy");
  });

  it("keeps the service's own words on screen and the masked ones in the journal", async () => {
    desk.service.next("unbind-phone", () => says({ message: "unbound 13800138000" }));
    await desk.press();
    expect(desk.attempt().outcome).toBe("contradicted");
    const kept = await desk.journal.read("attempt-1");
    if (!kept) throw new Error("The journal lost it");
    await desk.checkAgain(kept);
    expect(desk.attempt().answer?.message).toBe("unbound 13800138000");
    expect(JSON.stringify(desk.journal.written)).not.toContain("13800138000");
  });
});
