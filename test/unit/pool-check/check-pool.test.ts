import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { reportText } from "../../../lib/pool-check/report-text.ts";
import { poolCheckItem } from "../../../lib/state/items.ts";
import type { PoolCall, PoolCheck, PoolRow } from "../../../lib/state/pool-check.ts";
import { en } from "../../../lib/words/en.ts";
import { settingsEn } from "../../../lib/words/settings-en.ts";
import { settingsZhCN } from "../../../lib/words/settings-zh-CN.ts";
import { zhCN } from "../../../lib/words/zh-CN.ts";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import type { Switches } from "../../../sandbox/faults/switches.ts";
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

/** What the check could have changed: people and messages. What the service's logs say of it is its own doing. */
const stateOf = ({ sandbox }: SandboxWorker) => {
  const { people: everybody, messages } = sandbox.snapshot();
  return { everybody, messages };
};

async function check(worker: SandboxWorker, { userId }: Pick<Person, "userId"> = zhangSan): Promise<PoolCheck> {
  const result = await worker.handlers["check-pool"]({ userId, userIdType: "user_id" });
  expect(result).toEqual({ ok: true, value: undefined });
  return last();
}

describe.each([
  ["an active user", zhangSan],
  ["a suspended user", sunQi],
  ["a foreign number", people.oliver],
])("with %s, under every position of every switch", (_name, user) => {
  it.each(everyPosition())("%s: changes nothing", async (_position, switches) => {
    const worker = await SandboxWorker.start(switches);
    const before = stateOf(worker);
    const result = await worker.handlers["check-pool"]({ userId: user.userId, userIdType: "user_id" });
    expect(stateOf(worker)).toEqual(before);
    if (switches.originCheck === "json" || switches.originCheck === "html") {
      expect(result).toMatchObject({
        failure: { code: "origin-refused", origin: extension.runtime.getURL("").slice(0, -1) },
      });
      return;
    }
    expect(result).toEqual({ ok: true, value: undefined });
    expect((await last()).differences).toEqual([]);
    expect((await last()).endedAt).toBeDefined();
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
    expect(report.userPoolId).toBe(credentials.userPoolId);
    expect(rowOf(report, "unbind-phone")).toMatchObject({ note: "code-refused", answer: { apiCode: 2001 } });
    expect(rowOf(report, "get-user-action-logs")?.note).toBe("entry-found");
    expect(rowOf(report, "get-admin-audit-logs")?.note).toBe("entry-found");
  });

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
    ["and takes the phone away", [people.zhangSan.userId], "phone-gone"],
    ["and does nothing", [], "phone-still-there"],
  ] as const)("of a service that doesn't check codes %s: just that", async (_what, gone, note) => {
    const worker = await SandboxWorker.start({ replicaMs: 3_000 });
    worker.sandbox.faults.add({
      call: "unbind-phone",
      kind: "verbatim",
      body: JSON.stringify({ statusCode: 200, message: "ok" }),
    });
    const before = stateOf(worker).everybody;
    const stopped = poolCheckItem.watch((report) => {
      const isSent = report?.rows.some((row) => row.call === "unbind-phone" && row.verdict === "any-code");
      if (isSent !== true) return;
      for (const userId of gone) {
        worker.sandbox.keepPast(structuredClone(worker.sandbox.world.people));
        worker.person({ userId }).phone = null;
      }
    });
    const report = await check(worker);
    stopped();
    expect(rowOf(report, "unbind-phone")).toMatchObject({ verdict: "any-code", note });
    expect(report.recommended).toBe("verified-update");
    if (gone.length > 0) {
      expect(report.differences).toEqual([{ field: "phone", before: "138****8000", after: "–" }]);
    } else {
      expect(report.differences).toEqual([]);
      expect(stateOf(worker).everybody).toEqual(before);
    }
    expect(reportText(report, "chrome-extension://x", words)).toContain("does not check codes");
  });

  it("of a service whose pre-check takes any code: not the verified update", async () => {
    const worker = await SandboxWorker.start({ unbindPhone: "end-user" });
    worker.sandbox.faults.add({
      call: "pre-check-code",
      kind: "verbatim",
      body: JSON.stringify({ statusCode: 200, data: { isValid: true } }),
    });
    const report = await check(worker);
    expect(rowOf(report, "pre-check-code")?.verdict).toBe("any-code");
    expect(report.recommended).toBeUndefined();
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
    ["lost", { kind: "drop-before" }, { verdict: "not-known", failure: { code: "unreachable" } }],
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
    expect(rowOf(await check(worker), "unbind-phone")).toMatchObject(row);
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
    const [checked, pressed] = await Promise.all([
      worker.handlers["check-pool"]({ userId: zhangSan.userId, userIdType: "user_id" }),
      worker.press(zhangSan, code ?? ""),
    ]);
    expect(checked.ok).toBe(true);
    expect(pressed.attempt?.outcome).toBe("done");
    // Neither came between the other's calls.
    expect(worker.changes().join()).toMatch(/^(?:unbind-phone,)?update-user,unbind-phone(?:,unbind-phone)?$/);
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
