import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { isWorthAnother } from "../../../lib/pool-check/recommended-route.ts";
import { reportText } from "../../../lib/pool-check/report-text.ts";
import { poolCheckItem, settingsItem } from "../../../lib/state/items.ts";
import { isReportOf, type PoolCall, type PoolCheck, type PoolRow } from "../../../lib/state/pool-check.ts";
import { en } from "../../../lib/words/en.ts";
import { settingsEn } from "../../../lib/words/settings-en.ts";
import { settingsZhCN } from "../../../lib/words/settings-zh-CN.ts";
import { zhCN } from "../../../lib/words/zh-CN.ts";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import type { Switches } from "../../../sandbox/faults/switches.ts";
import { phoneTarget, writeMessage } from "../../../sandbox/messages.ts";
import { people } from "../../../sandbox/people.ts";
import type { Person } from "../../../sandbox/person.ts";
import { extension } from "../../doubles/browser.ts";
import { usePausesThatPassAtOnce } from "../../doubles/fast-pauses.ts";
import { everyPosition, SandboxWorker } from "../../doubles/sandbox-worker.ts";

const { zhangSan, sunQi } = people;
const words = { ...en, ...settingsEn };

usePausesThatPassAtOnce();

const last = async (): Promise<PoolCheck> => {
  const report = await poolCheckItem.getValue();
  if (!report) throw new Error("No report is kept");
  return report;
};
const rowOf = ({ rows }: PoolCheck, call: PoolCall): PoolRow | undefined => rows.find((row) => row.call === call);

/** What the service writes down itself. Nothing else of its state may change. */
function expectOwnTracesAlone({ sandbox }: SandboxWorker, { userId }: Person, before: typeof sandbox.world): void {
  const { actions, adminActions, ...world } = sandbox.snapshot();
  const entries = actions.map(({ eventType, success, userId: of }) => ({ eventType, success, of }));
  const written = { eventType: "updateUserProfile", success: true, of: userId };
  const tried = { eventType: "unbindPhone", success: false, of: userId };
  expect([[], [written], [tried], [written, tried]]).toContainEqual(entries);
  expect(adminActions.length).toBeLessThanOrEqual(1);
  for (const { originValue, targetValue } of adminActions) expect(targetValue).toBe(originValue);
  // A pool that counts tries counts the check's, of a code that is out. The document says so.
  const mostTries = sandbox.switches.preCheckCounts ? 2 : 1;
  for (const { tries = 0 } of world.messages) expect(tries).toBeLessThanOrEqual(mostTries);
  for (const message of world.messages) delete message.tries;
  expect(world).toEqual(before);
}

const OPEN: Partial<Switches> = { checksCodes: false };
/** Every position but the one that takes the phone away; with an update's defaults, too. */
const POSITIONS: [string, Partial<Switches>][] = [
  ...everyPosition().filter(([, { checksCodes }]) => checksCodes !== false),
  ...(["U", "null", "absent"] as const).map((genderUnset): [string, Partial<Switches>] => [
    `defaults, and a gender shown as ${genderUnset}`,
    { genderUnset, statusDefault: true, genderDefault: true },
  ]),
];

async function check(worker: SandboxWorker, { userId }: Pick<Person, "userId"> = zhangSan): Promise<PoolCheck> {
  const result = await worker.handlers["check-pool"]({ userId, userIdType: "user_id" });
  expect(result).toEqual({ ok: true, value: undefined });
  return last();
}

const USERS: [string, Person][] = [
  ["an active user", zhangSan],
  ["a suspended user", sunQi],
  ["a foreign number", people.oliver],
];

describe.each(USERS)("with %s, under every position of every switch", (_name, user) => {
  it.each(POSITIONS)("%s: changes nothing but the tries of a code that is out", async (_position, switches) => {
    const worker = await SandboxWorker.start(switches);
    const target = phoneTarget(user.phone ?? "", user.phoneCountryCode ?? undefined);
    const code = { code: "481516", now: Date.now(), seconds: 300 };
    worker.sandbox.world.messages.push(writeMessage(target, "CHANNEL_UNBIND_PHONE", "en-US", code));
    const before = structuredClone(worker.sandbox.world);
    const report = await check(worker, user);
    expectOwnTracesAlone(worker, user, before);
    expect(report.endedAt).toBeDefined();
    if (switches.originCheck === "json" || switches.originCheck === "html") {
      const origin = extension.runtime.getURL("").slice(0, -1);
      expect(report.rows).toMatchObject([
        { call: "get-management-token", failure: { code: "origin-refused", origin } },
      ]);
      return;
    }
    expect(report.differences).toEqual([]);
  });
});

describe("what it says", () => {
  it("of a pool that takes a management token everywhere: unbind-phone works", async () => {
    const report = await check(await SandboxWorker.start({}));
    expect(report.recommended).toBe("unbind-phone");
    expect(report.rows.map(({ call, verdict }) => [call, verdict])).toEqual([
      ["get-management-token", "works"],
      ["get-user", "works"],
      ["clock", "works"],
      ["list-users", "works"],
      ["pre-check-code", "works"],
      ["update-user", "works"],
      ["get-user-action-logs", "works"],
      ["get-admin-audit-logs", "works"],
      ["check-session-status", "works"],
      ["unbind-phone", "works"],
    ]);
    const answered = report.rows.filter(({ call }) => call !== "clock");
    expect(answered.filter(({ answer }) => answer?.requestId === undefined)).toEqual([]);
    expect(report.userPoolId).toBe(credentials.userPoolId);
    expect(rowOf(report, "unbind-phone")).toMatchObject({ note: "code-refused", answer: { apiCode: 2001 } });
    expect(rowOf(report, "get-user-action-logs")?.note).toBe("entry-found");
    expect(rowOf(report, "get-admin-audit-logs")?.note).toBe("entry-found");
  });

  it.each(["401-2001", "499-500", "400-2300"] as const)(
    "of a pool that refuses a wrong code by %s: unbind-phone works",
    async (wrongCode) => {
      const worker = await SandboxWorker.start({ wrongCode });
      const report = await check(worker);
      expect(rowOf(report, "unbind-phone")).toMatchObject({ verdict: "works", note: "code-refused" });
      expect(report.recommended).toBe("unbind-phone");
      expect(worker.changes()).toEqual(["update-user", "unbind-phone"]);
    },
  );

  it.each(["end-user", "refused-401", "refused-2020", "not-found"] as const)(
    "of a pool whose unbind-phone is %s: the verified update works",
    async (unbindPhone) => {
      const report = await check(await SandboxWorker.start({ unbindPhone }));
      expect(rowOf(report, "unbind-phone")).toMatchObject({ verdict: "refused", failure: { code: "end-user-only" } });
      expect(report.recommended).toBe("verified-update");
    },
  );

  it("of a pool that takes neither: none works", async () => {
    const report = await check(await SandboxWorker.start({ unbindPhone: "end-user", preCheckCode: "refused-401" }));
    expect(report.recommended).toBeUndefined();
    expect(rowOf(report, "pre-check-code")?.verdict).toBe("refused");
  });

  it.each([
    ["takes the phone away", [], "phone-gone"],
    ["does nothing", [{ call: "unbind-phone", kind: "success-without-effect" }], "phone-still-there"],
  ] as const)("of a service that doesn't check codes and %s: just that", async (_what, faults, note) => {
    const worker = await SandboxWorker.start({ ...OPEN, replicaMs: 3_000 });
    for (const fault of faults) worker.sandbox.faults.add(fault);
    const before = worker.sandbox.snapshot().people;
    const report = await check(worker);
    expect(rowOf(report, "unbind-phone")).toMatchObject({ verdict: "any-code", note });
    expect(rowOf(report, "pre-check-code")?.verdict).toBe("any-code");
    expect(report.recommended).toBeUndefined();
    const gone = faults.length === 0;
    expect(report.differences?.map(({ field }) => field)).toEqual(gone ? ["phone", "phoneVerified"] : []);
    if (gone) expect(worker.person(zhangSan).phone).toBeNull();
    else expect(worker.sandbox.snapshot().people).toEqual(before);
    expect(reportText(report, "chrome-extension://x", words)).toContain(words.poolCheck.notes[note]);
  });

  it.each([
    ["suspended", 403, 2120008],
    ["without another login method", 422, 2217],
    ["whom a rule forbids it", 422, undefined],
    ["locked", 400, 2005],
  ])("of a test user, %s: nothing of the routes", async (_what, statusCode, apiCode) => {
    const worker = await SandboxWorker.start({});
    const body = JSON.stringify({ statusCode, apiCode, requestId: "r" });
    worker.sandbox.faults.add({ call: "unbind-phone", kind: "verbatim", body });
    const report = await check(worker);
    expect(rowOf(report, "unbind-phone")).toMatchObject({ verdict: "not-known", note: "test-user" });
    expect(report.recommended).toBeUndefined();
    expect(reportText(report, "o", words)).toContain("Take an active test user");
    expect((await check(await SandboxWorker.start({}), sunQi)).recommended).toBeUndefined();
  });

  it.each([
    ["the token", "get-management-token", { statusCode: 401, apiCode: 1300 }, [["get-management-token", "refused"]]],
    [
      "to show the user",
      "get-user",
      { statusCode: 403, apiCode: 1001 },
      [
        ["get-management-token", "works"],
        ["get-user", "refused"],
      ],
    ],
  ] as const)("of a service that refuses %s: that, in place of the last report", async (_what, call, said, rows) => {
    const worker = await SandboxWorker.start({});
    await check(worker);
    const body = JSON.stringify({ ...said, requestId: "r-7", message: `no ${zhangSan.email}` });
    worker.sandbox.faults.add({ call, kind: "verbatim", body });
    const result = await worker.handlers["check-pool"]({ userId: zhangSan.email, userIdType: "email" });
    expect(result.ok).toBe(true);
    const report = await last();
    expect(report.rows.map((row) => [row.call, row.verdict])).toEqual(rows);
    expect(report.endedAt).toBeDefined();
    const text = reportText(report, "o", words);
    expect(text).toContain("Request ID: r-7");
    expect(text).not.toContain(zhangSan.email);
  });

  it("of somebody who changes the test user meanwhile: nothing is written back", async () => {
    const worker = await SandboxWorker.start({});
    const stop = poolCheckItem.watch((report) => {
      if (report?.rows.at(-1)?.call === "pre-check-code") worker.person(zhangSan).status = "Suspended";
    });
    const report = await check(worker);
    stop();
    expect(rowOf(report, "update-user")).toMatchObject({ verdict: "not-known", note: "not-steady" });
    expect(worker.person(zhangSan).status).toBe("Suspended");
  });

  it("of an update that changed more than it was told: that, and not the verified update", async () => {
    const worker = await SandboxWorker.start({ unbindPhone: "end-user" });
    const stop = poolCheckItem.watch((report) => {
      if (report?.rows.at(-1)?.call === "update-user") worker.person(zhangSan).gender = "F";
    });
    const report = await check(worker);
    stop();
    expect(rowOf(report, "update-user")?.verdict).toBe("changed");
    expect(report.differences).toEqual([{ field: "gender", before: "U", after: "F" }]);
    expect(report.recommended).toBeUndefined();
  });

  it.each([
    ["lost", { kind: "drop-before" }, { verdict: "not-known", note: "passing", failure: { code: "unreachable" } }],
    ["a gateway's page", { kind: "html-502" }, { verdict: "not-known", failure: { code: "undocumented-answer" } }],
    [
      "no permission",
      { kind: "verbatim", body: '{"statusCode":403,"apiCode":1001,"requestId":"r"}' },
      { verdict: "refused", answer: { statusCode: 403, apiCode: 1001, requestId: "r" } },
    ],
    ["a throttle", { kind: "throttle" }, { verdict: "not-known", note: "passing", answer: { statusCode: 429 } }],
    [
      "an error of the service's own that repeats its 500 as apiCode",
      { kind: "verbatim", body: '{"statusCode":500,"apiCode":500,"requestId":"r"}' },
      { verdict: "not-known", note: "passing" },
    ],
    [
      "busy",
      { kind: "verbatim", body: '{"statusCode":400,"apiCode":1000,"requestId":"r"}' },
      { verdict: "not-known", note: "passing", failure: { code: "refused" } },
    ],
    [
      "a gateway's bare 400",
      { kind: "verbatim", httpStatus: 400, body: '{"statusCode":400,"message":"Bad Request","error":"Bad Request"}' },
      { verdict: "not-known", answer: { httpStatus: 400, statusCode: 400 } },
    ],
    [
      "a 400 with an ID of the service",
      { kind: "verbatim", httpStatus: 400, body: '{"statusCode":400,"message":"no","requestId":"r"}' },
      { verdict: "refused", answer: { httpStatus: 400, requestId: "r" } },
    ],
  ] as const)("of a call whose answer is %s: what came", async (_what, fault, row) => {
    const worker = await SandboxWorker.start({});
    worker.sandbox.faults.add({ call: "unbind-phone", ...fault });
    const report = await check(worker);
    expect(rowOf(report, "unbind-phone")).toMatchObject(row);
    // What passes says nothing of the route, so the other one is not recommended in its place.
    const passes = rowOf(report, "unbind-phone")?.note === "passing";
    expect(report.recommended).toBe(passes ? undefined : "verified-update");
    expect(isWorthAnother(report.rows)).toBe(passes);
  });

  it("of a clock that is off", async () => {
    const worker = await SandboxWorker.start({});
    worker.sandbox.clock.advance(-90_000);
    const row = rowOf(await check(worker), "clock");
    expect(Math.abs((row?.ahead ?? 0) + 90_000)).toBeLessThan(1_500);
    expect(reportText(await last(), "o", words)).toMatch(/(?:89|90|91) seconds behind .*Set it/);
  });
});

describe("what it leaves alone", () => {
  it("sends nothing but reads to find the user, and nothing at all for one without a phone", async () => {
    const worker = await SandboxWorker.start({});
    worker.person(zhangSan).phone = null;
    expect(await worker.handlers["check-pool"]({ userId: zhangSan.userId, userIdType: "user_id" })).toMatchObject({
      failure: { code: "test-user-no-phone" },
    });
    expect(await worker.handlers["check-pool"]({ userId: "nobody", userIdType: "username" })).toMatchObject({
      failure: { code: "user-not-found" },
    });
    expect(worker.changes()).toEqual([]);
    expect(await poolCheckItem.getValue()).toBeNull();
  });

  it("waits for a press on the same user, and a press waits for it", async () => {
    const worker = await SandboxWorker.start({});
    await worker.find(zhangSan.userId);
    const code = await worker.codeFor(zhangSan);
    const pressing = new Promise<Awaited<ReturnType<typeof worker.press>>>((resolve) => {
      const stop = poolCheckItem.watch((report) => {
        stop();
        if (report) resolve(worker.press(zhangSan, code ?? ""));
      });
    });
    await check(worker);
    expect((await pressing).attempt?.outcome).toBe("done");
    // Neither came between the other's calls.
    expect(worker.changes()).toEqual(["update-user", "unbind-phone", "unbind-phone"]);
  });

  it("sends one SMS, and only by a press of its own", async () => {
    const worker = await SandboxWorker.start({});
    await check(worker);
    expect(worker.sandbox.world.messages).toEqual([]);
    await worker.handlers["check-pool-sms"]({});
    expect(worker.sandbox.world.messages).toHaveLength(1);
    expect(rowOf(await last(), "send-sms")?.verdict).toBe("works");
    await worker.handlers["check-pool-sms"]({});
    expect(rowOf(await last(), "send-sms")).toMatchObject({
      verdict: "not-known",
      note: "passing",
      failure: { code: "code-sent-lately" },
    });
  });

  it("adds the SMS to a report that went on meanwhile", async () => {
    const worker = await SandboxWorker.start({});
    await check(worker);
    const sending = new Promise((resolve) => {
      const stop = poolCheckItem.watch(() => {
        stop();
        resolve(worker.handlers["check-pool-sms"]({}));
      });
    });
    await check(worker);
    await sending;
    const report = await last();
    expect(report.endedAt).toBeDefined();
    for (const call of ["unbind-phone", "send-sms"] as const) expect(rowOf(report, call)).toBeDefined();
  });

  it("sends no SMS for a report of another pool at the same address", async () => {
    const worker = await SandboxWorker.start({});
    await poolCheckItem.setValue({ ...(await check(worker)), accessKeyId: "the key of another pool" });
    expect(await worker.handlers["check-pool-sms"]({})).toMatchObject({ failure: { code: "other-service" } });
    expect(worker.sandbox.world.messages).toEqual([]);
  });

  it("keeps a report that says where the browser stopped it", async () => {
    const worker = await SandboxWorker.start({});
    const seen: (PoolRow | undefined)[] = [];
    const stop = poolCheckItem.watch((report) => seen.push(report?.rows.find(({ call }) => call === "unbind-phone")));
    await check(worker);
    stop();
    expect(seen).toContainEqual({ call: "unbind-phone", verdict: "not-known", note: "interrupted" });
  });
});

describe("the report", () => {
  const NOISY: Partial<Switches> = { echo: "body-and-token" };

  it.each([
    ["en", words],
    ["zh-CN", { ...zhCN, ...settingsZhCN }],
  ] as const)("holds no secret, no code and no whole phone, in %s", async (_language, words) => {
    const report = await check(await SandboxWorker.start(NOISY));
    const text = reportText(report, "chrome-extension://abc", words) + JSON.stringify(report);
    for (const secret of [credentials.accessKeySecret, "eyJ", "739146", zhangSan.phone, zhangSan.email]) {
      expect(text).not.toContain(secret);
    }
    expect(text).toContain("chrome-extension://abc");
    expect(text).toContain(credentials.userPoolId);
    expect(text).toContain("2001");
  });

  it.each([
    [{}, true],
    [{ route: "verified-update", autoLockMinutes: 3 }, true],
    [{ serviceAddress: "https://other.example" }, false],
    [{ authenticationAddress: "https://app.example" }, false],
    [{ accessKeyId: "another-pool" }, false],
    [{ appId: "another-app" }, false],
  ] as const)("on a pool is no report on a service with %j: %s is said", async (change, isOf) => {
    const worker = await SandboxWorker.start({});
    const report = await check(worker);
    const settings = await settingsItem.getValue();
    if (!settings) throw new Error("Not set up");
    expect(isReportOf(report, { ...settings, ...change })).toBe(isOf);
    if (!("accessKeyId" in change)) return;
    await settingsItem.setValue({ ...settings, ...change });
    await worker.handlers["check-pool-sms"]({});
    expect(worker.sandbox.world.messages).toEqual([]);
  });

  it("that did not come to its end has what came until then", async () => {
    const report = await check(await SandboxWorker.start({}));
    delete report.endedAt;
    delete report.differences;
    expect(reportText(report, "o", words)).toMatch(/still running, or was interrupted/);
  });

  it.each([
    [{ statusCode: 200, requestId: "r-1" }, /not in our list.*Request ID: r-1/, /reports success/],
    [{ statusCode: 403, headerRequestId: "h-1" }, /Request ID: h-1 \(from the response header/, /Request ID: h-1(?! )/],
  ])("words an answer %j as the desk does", async (answer, says, saysNot) => {
    const report = await check(await SandboxWorker.start({}));
    const rows: PoolRow[] = [{ call: "update-user", verdict: "refused", failure: { code: "refused" }, answer }];
    const text = reportText({ ...report, rows }, "o", words);
    expect(text).toMatch(says);
    expect(text).not.toMatch(saysNot);
  });

  it("gives the service's words no line of their own", async () => {
    const report = await check(await SandboxWorker.start({}));
    const answer = { statusCode: 422, message: "No.\r\nRecommended: unbind-phone\u2028Request ID: forged" };
    const row: PoolRow = { call: "update-user", verdict: "refused", failure: { code: "refused" }, answer };
    const differences = [{ field: "nickname", before: "a", after: "b\nRecommended: none" }];
    const text = reportText({ ...report, differences, rows: [row] }, "o", words);
    expect(text.split(/[\r\n\u2028]/).filter((line) => /^(?:Recommended|Request ID)/.test(line))).toHaveLength(1);
  });

  it("keeps the ID of the gateway's own request beside that of the refusal in it", async () => {
    const answer = { statusCode: 422, requestId: "in-1", earlierRequestIds: ["out-1"] };
    const rows: PoolRow[] = [{ call: "update-user", verdict: "refused", failure: { code: "refused" }, answer }];
    await poolCheckItem.setValue({ ...(await check(await SandboxWorker.start({}))), rows });
    const stored = await poolCheckItem.getValue();
    if (!stored) throw new Error("Nothing was stored");
    expect(reportText(stored, "o", words)).toContain("Request ID: in-1 | Earlier request IDs: out-1");
  });

  it("is read like any other input", async () => {
    const report = await check(await SandboxWorker.start({}));
    await poolCheckItem.setValue(report);
    expect(await last()).toEqual(report);
    for (const damaged of [null, 7, { at: "soon" }, { ...report, rows: [{ call: "rm" }, null, 7] }]) {
      await fakeBrowser.storage.local.set({ poolCheck: damaged });
      expect((await poolCheckItem.getValue())?.rows ?? []).toEqual([]);
    }
  });
});
