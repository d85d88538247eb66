import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { describe, expect, it, vi } from "vitest";
import { FIX_FACTS, fixIds } from "../../../lib/fixes/fix-ids.ts";
import type { Route } from "../../../lib/fixes/fix.ts";
import type { FixId } from "../../../lib/fixes/index.ts";
import { fixUserKey } from "../../../lib/state/customer.ts";
import { attemptsItem, chosenFixesItem, lookupItem, poolCheckItem } from "../../../lib/state/items.ts";
import type { PoolCheck, PoolVerdict } from "../../../lib/state/pool-check.ts";
import { FIX_SCENES } from "../../doubles/fix-scenes.ts";
import { usePausesThatPassAtOnce } from "../../doubles/fast-pauses.ts";
import { OtherService, type Said, type Ways } from "../../doubles/other-service.ts";
import { setUpFor, startWorker } from "../../doubles/sandbox-worker.ts";
import { freshBrowser } from "../../doubles/worker.ts";

// A deployment may say everything in other ways than the sandbox does. What the desk says stays true.

usePausesThatPassAtOnce();

const ADDRESS = "https://authing.example";
const iso = (at: number) => new Date(at).toISOString();
const PLAIN: Ways = {
  envelope: ({ data, ...said }, requestId) => Response.json({ ...said, message: "m", requestId, data }),
  token: { access_token: "opaque-0123456789", expires_in: 7200 },
  time: iso,
  flag: (is) => is,
  user: (fields) => fields,
  list: (list) => ({ totalCount: list.length, list }),
};
const WAYS: [string, Ways][] = [
  ["HTTP's own statuses, and milliseconds", { ...PLAIN, envelope: withHttpStatus, time: (at) => at }],
  ["the older envelope, and no lifetime", { ...PLAIN, envelope: older, token: { access_token: "opaque-0123456789" } }],
  ["texts for numbers and flags, and +0800", { ...PLAIN, envelope: texts, flag: String, time: inChina, list: odd }],
  ["1 and 0, seconds, and what differs each time", { ...PLAIN, flag: Number, time: seconds, user: unsteady }],
  ["nothing but what it must say, and no zone", { ...PLAIN, envelope: bare, time: zoneless, user: withoutNothing }],
];

function withHttpStatus({ data, ...said }: Said, requestId: string): Response {
  const isRefusal = said.statusCode !== 200;
  return Response.json({ ...said, data, ...(isRefusal && { requestId }) }, { status: said.statusCode });
}
function older({ statusCode, apiCode = 0, data = null }: Said, uniqueId: string): Response {
  const isRefusal = statusCode !== 200;
  return Response.json({
    uniqueId,
    data,
    ...(isRefusal ? { statusCode: 499, apiCode: `${apiCode}` } : { statusCode }),
  });
}
function texts({ statusCode, apiCode, data = null }: Said, requestId: string): Response {
  const more = { traceId: 7, success: statusCode === 200 };
  return Response.json({
    statusCode: `${statusCode}`,
    apiCode: `${apiCode ?? ""}`,
    message: ["m"],
    requestId,
    data,
    ...more,
  });
}
function bare(said: Said): Response {
  return Response.json(said);
}
function odd(list: readonly unknown[]): unknown {
  return { totalCount: `${list.length}`, list: list.length === 0 ? null : [null, ...list, ...list] };
}
function unsteady(fields: Record<string, unknown>, read: number): unknown {
  const departmentIds = read % 2 === 0 ? ["a", "b"] : ["b", "a"];
  return { ...fields, photo: `https://cdn.example/?signed=${read}`, departmentIds };
}
function withoutNothing(fields: Record<string, unknown>): unknown {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ""));
}
function inChina(at: number): string {
  return iso(at + 8 * 3_600_000).replace("Z", "+0800");
}
function seconds(at: number): number {
  return Math.floor(at / 1_000);
}
function zoneless(at: number): string {
  return iso(at).slice(0, 19).replace("T", " ");
}

/** Every fix, and both routes of those that have two. */
const JOBS: [FixId, Route, string][] = fixIds.flatMap((fixId): [FixId, Route, string][] => {
  const { call } = FIX_SCENES[fixId];
  const onceMore: [FixId, Route, string] = [fixId, "verified-update", "update-user"];
  return [[fixId, "unbind-phone", call], ...(fixId.startsWith("unbind-") ? [onceMore] : [])];
});

interface Job {
  isDone: (service: OtherService) => boolean;
  /** Only of a fix that changes the status: the one before. */
  statusBefore?: string;
}
const JOB_OF: Record<FixId, Job> = {
  "unbind-phone": { isDone: ({ user }) => !user["phone"] },
  "unbind-email": { isDone: ({ user }) => !user["email"] },
  "sign-out": { isDone: ({ appIds }) => appIds.length === 0 },
  reactivate: { isDone: ({ user }) => user["status"] === "Activated", statusBefore: "Suspended" },
  "reset-password": { isDone: ({ user }) => user["resetPasswordOnNextLogin"] === true },
};

async function start(ways: Ways, route: Route) {
  freshBrowser();
  vi.stubGlobal("indexedDB", new IDBFactory());
  const service = new OtherService(ways);
  vi.stubGlobal("fetch", service.fetch);
  await setUpFor(ADDRESS, route);
  await chosenFixesItem.setValue(fixIds);
  return { service, handlers: startWorker() };
}

/** Does a job from the look-up to the outcome, as the desk does. */
async function play(
  fixId: FixId,
  route: Route,
  ways: Ways,
  prepare: (service: OtherService) => void = () => undefined,
) {
  const { service, handlers } = await start(ways, route);
  const { isDone, statusBefore } = JOB_OF[fixId];
  if (statusBefore !== undefined) service.user["status"] = statusBefore;
  prepare(service);
  const userId = String(service.user["userId"]);
  await handlers["find-user"]({ typed: userId, userId, userIdType: "user_id" });
  if (!(await lookupItem.getValue())?.customer?.verdicts[fixId]) await handlers["preview-fix"]({ fixId, userId });
  if (FIX_FACTS[fixId].asksForCode) await handlers["send-code"]({ fixId, userId });
  await handlers["apply-fix"]({ fixId, userId, passCode: service.code, passCodeTypedAt: Date.now() });
  const attempt = (await attemptsItem.getValue())[fixUserKey({ serviceAddress: ADDRESS, fixId, userId })];
  const changing = service.calls.filter(({ changed }) => changed).map(({ requestId }) => requestId);
  return { service, attempt, changing, done: isDone(service) };
}

/** The report of a pool check, which changes nothing. */
async function check(ways: Ways, prepare: (service: OtherService) => void = () => undefined): Promise<PoolCheck> {
  const { service, handlers } = await start(ways, "unbind-phone");
  prepare(service);
  const before = service.state();
  await handlers["check-pool"]({ userId: String(service.user["userId"]), userIdType: "user_id" });
  const report = await poolCheckItem.getValue();
  if (!report) throw new Error("No report is kept");
  expect(service.state()).toBe(before);
  return report;
}

describe.each(WAYS)("a service with %s", (_ways, ways) => {
  it.each(JOBS)("%s through %s is done, with the request ID of the call that did it", async (fixId, route) => {
    const { attempt, changing, done } = await play(fixId, route, ways);
    expect(done).toBe(true);
    expect(attempt).toMatchObject({ outcome: "done", readBack: { done: true } });
    expect(attempt?.readBack).not.toHaveProperty("alsoChanged");
    expect(changing).toHaveLength(1);
    const { requestId, uniqueId } = attempt?.answer ?? {};
    expect([undefined, ...changing]).toContain(requestId ?? uniqueId);
  });

  it.each(JOBS)("%s through %s is contradicted by what did not change", async (fixId, route, call) => {
    const nothing = ({ instead }: OtherService) => instead.set(call, () => ({ statusCode: 200 }));
    const { attempt, done } = await play(fixId, route, ways, nothing);
    expect([done, attempt?.outcome]).toEqual([false, "contradicted"]);
  });

  it("is checked without a change, and each row says what came", async () => {
    const report = await check(ways);
    const verdicts = Object.fromEntries(report.rows.map(({ call, verdict }) => [call, verdict]));
    // No answer has a Date header here.
    const { clock, ...others } = verdicts;
    expect(clock).toBe("not-known");
    expect(new Set(Object.values(others))).toEqual(new Set(["works"]));
    expect(report).toMatchObject({ recommended: "unbind-phone", differences: [] });
  });
});

type Answer = () => Said | Response;
/** An answer in place of the documented one, what it makes of a press, and what of the pool check. */
const ANSWERS: [string, Answer, "refused" | "unknown", PoolVerdict][] = [
  ["401", () => ({ statusCode: 401 }), "refused", "refused"],
  ["2020 beside another status", () => ({ statusCode: 499, apiCode: 2020 }), "refused", "refused"],
  ["404", () => ({ statusCode: 404 }), "refused", "refused"],
  ["a page of 404", () => new Response("<html>", { status: 404 }), "unknown", "not-known"],
  ["no permission", () => ({ statusCode: 403, apiCode: 1001 }), "refused", "refused"],
  ["not offered", () => ({ statusCode: 501 }), "refused", "refused"],
  ["a throttle", () => Response.json({ statusCode: 429 }, { status: 429 }), "refused", "not-known"],
  ["a throttle without a body", () => new Response(null, { status: 429 }), "unknown", "not-known"],
  ["busy", () => ({ statusCode: 499, apiCode: 1000 }), "refused", "not-known"],
  ["an error that repeats its status", () => ({ statusCode: 500, apiCode: 500 }), "refused", "not-known"],
  ["not available", () => Response.json({ statusCode: 503 }, { status: 503 }), "refused", "not-known"],
  ["a refusal in a success", () => ({ statusCode: 200, data: { statusCode: 403 } }), "refused", "refused"],
  ["another field for its status", () => Response.json({ code: 403 }), "unknown", "not-known"],
  ["lost", () => Response.error(), "unknown", "not-known"],
];

describe.each(ANSWERS)("answered by %s", (name, answer, outcome, verdict) => {
  it.each(JOBS)("%s through %s is told as it is", async (fixId, route, call) => {
    const refused = await play(fixId, route, PLAIN, ({ instead }) => instead.set(call, answer));
    expect(refused.changing).toEqual([]);
    expect(refused.attempt).toMatchObject({ outcome, readBack: { done: false } });
    const { requestId = "" } = refused.attempt?.answer ?? {};
    expect(
      requestId === "" || requestId === refused.service.calls.findLast((one) => one.name === call)?.requestId,
    ).toBe(true);
    // Whoever refuses a token has done nothing.
    if (name.startsWith("401") || name.startsWith("2020")) return;
    const obeyed = (obey: () => Said) => {
      obey();
      return answer();
    };
    const done = await play(fixId, route, PLAIN, ({ instead }) => instead.set(call, obeyed));
    expect(done.attempt).toMatchObject({ outcome: "done", readBack: { done: true } });
  });

  it.each(["pre-check-code", "update-user", "unbind-phone"] as const)("%s in the pool check", async (call) => {
    const report = await check(PLAIN, ({ instead }) => instead.set(call, answer));
    const row = report.rows.find((one) => one.call === call);
    expect(row?.verdict).toBe(verdict);
    expect(row?.answer?.requestId ?? call).toContain(call);
    // What passes says nothing of the route.
    const instead = row?.note === "passing" ? undefined : "verified-update";
    expect(report.recommended).toBe(call === "unbind-phone" ? instead : "unbind-phone");
    expect(report.differences).toEqual([]);
  });
});

describe("a service whose updates fill in what they don't name", () => {
  it.each(JOBS.filter(([, , call]) => call === "update-user"))(
    "%s through %s says what changed",
    async (fixId, route) => {
      const { statusBefore } = JOB_OF[fixId];
      const { attempt } = await play(fixId, route, PLAIN, (service) => {
        service.fillsIn = true;
        service.user["status"] = statusBefore ?? "Suspended";
      });
      const changed = attempt?.readBack?.alsoChanged?.map(({ field }) => field);
      expect(changed).toEqual(statusBefore === undefined ? ["status", "gender"] : ["gender"]);
    },
  );

  it("writes nothing in the pool check for a user who shows one of them empty", async () => {
    const report = await check(PLAIN, (service) => {
      service.fillsIn = true;
      service.user["gender"] = null;
    });
    expect(report.rows.find(({ call }) => call === "update-user")?.note).toBe("nothing-to-write");
  });
});

it("doesn't call a test user unchanged who could not be read afterwards", async () => {
  let reads = 0;
  const { differences, recommended } = await check(PLAIN, ({ instead }) =>
    instead.set("get-user", (obey) => ((reads += 1) > 4 ? { statusCode: 403, apiCode: 1001 } : obey())),
  );
  expect([differences, recommended]).toEqual([undefined, undefined]);
});
