import "fake-indexeddb/auto";
import { describe, expect, it, vi } from "vitest";
import { ROUTES, type Route } from "../../../lib/fixes/fix.ts";
import { createJournal } from "../../../lib/journal/journal.ts";
import { attemptText } from "../../../lib/result/result-text.ts";
import { en } from "../../../lib/words/en.ts";
import { lookupItem, sentCodesItem } from "../../../lib/state/items.ts";
import { defaultSwitches, type Switches } from "../../../sandbox/faults/switches.ts";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { people } from "../../../sandbox/people.ts";
import type { Person } from "../../../sandbox/person.ts";
import { userView } from "../../../sandbox/user-view.ts";
import { usePausesThatPassAtOnce } from "../../doubles/fast-pauses.ts";
import { everyPosition, SandboxWorker } from "../../doubles/sandbox-worker.ts";
import { storedIn, untilQuiet } from "../../doubles/worker.ts";
import { pick, seeded } from "../seeded.ts";

// What nobody has published is a switch of the sandbox. Under each position the desk says what is true.

usePausesThatPassAtOnce();

const USERS = { zhangSan: people.zhangSan, oliver: people.oliver, sunQi: people.sunQi, wangWu: people.wangWu };
type Name = keyof typeof USERS;

/** Whether a pool lets this route through to its end, for a user who has other ways to sign in. */
function canWork(route: Route, changed: Partial<Switches>): boolean {
  const switches = { ...defaultSwitches, ...changed };
  if (switches.originCheck !== "off") return false;
  const isSent = switches.sendSms === "accepted" && changed.sendSmsWithoutAppId !== "refused";
  const isDead = switches.codeSeconds * 1_000 < waitBefore(changed);
  if (switches.checksCodes && (!isSent || isDead)) return false;
  if (route === "unbind-phone") return switches.unbindPhone === "management";
  const dead = switches.codeAttempts > 0 && switches.preCheckCounts;
  // A pre-check wants an App ID.
  if (switches.preCheckCode !== "accepted" || appIdFor(changed) === "") return false;
  return switches.clearPhoneWith !== "neither" && !dead;
}

/** What makes a position matter: no App ID, a slow customer, a token that ends in between. */
function appIdFor(changed: Partial<Switches>): string {
  return "sendSmsWithoutAppId" in changed ? "" : credentials.appId;
}

/** Milliseconds. */
function waitBefore(changed: Partial<Switches>): number {
  return "codeSeconds" in changed ? 90_000 : 5_000;
}

/** Does the whole job for a user, a wrong code first if it is wanted, and looks at what was said after each step. */
async function job(changed: Partial<Switches>, route: Route, name: Name, wrongFirst = false): Promise<string[]> {
  const worker = await SandboxWorker.start(changed, route, appIdFor(changed));
  const switches = { ...defaultSwitches, ...changed };
  const user: Person = USERS[name];
  const before = structuredClone(worker.person(user));
  const outcomes: string[] = [];

  await worker.find(user.userId);
  const lookup = await lookupItem.getValue();
  if (switches.originCheck !== "off") {
    expect(lookup?.failure?.code).toBe("origin-refused");
    return ["origin-refused"];
  }
  expect(lookup?.state).toBe("found");

  const code = await worker.codeFor(user);
  const sent = await worker.sentCode(user);
  // "Sent" is said if and only if a message arrived.
  expect(sent?.state).toBe(code === undefined ? "failed" : "sent");
  if (changed.sendThrottle && code !== undefined) {
    // As on another computer, which knows of no code.
    await sentCodesItem.removeValue();
    await worker.codeFor(user);
    expect((await worker.sentCode(user))?.failure?.code).toBe("code-sent-lately");
    expect(worker.sandbox.world.messages).toHaveLength(1);
  }

  for (const passCode of [...(wrongFirst ? [code === "111111" ? "222222" : "111111"] : []), code ?? "333333"]) {
    const was = worker.person(user).phone;
    vi.setSystemTime(Date.now() + waitBefore(changed));
    if (changed.endedToken) worker.sandbox.tokens.revokeAll();
    const { result, attempt } = await worker.press(user, passCode);
    if (!result.ok || !attempt) {
      outcomes.push(result.ok ? "none" : result.failure.code);
      continue;
    }
    isTrue(worker, user, attempt.outcome, was);
    outcomes.push(attempt.outcome ?? "open");
    const now = worker.person(user);
    const shown = (person: Person) => userView(person, {}, switches)["gender"] ?? undefined;
    // What an update changed besides is said, and with which call.
    const said = (attempt.readBack?.alsoChanged ?? []).map(({ field }) => field);
    expect(said.includes("status")).toBe(now.status !== before.status);
    expect(said.includes("gender")).toBe(shown(now) !== shown(before));
    expect(now.email).toBe(before.email);
    expect(now.identities).toEqual(before.identities);
    expect(await storedIn("local")).not.toContain(passCode);
  }
  await untilQuiet();
  return outcomes;
}

function isTrue(
  worker: SandboxWorker,
  user: Person,
  outcome: string | undefined,
  was: string | null | undefined,
): void {
  const isGone = () => !worker.person(user).phone;
  switch (outcome) {
    case "done":
      expect(isGone()).toBe(true);
      break;
    case "refused":
    case "not-sent":
      expect(worker.person(user).phone).toBe(was);
      break;
    case "contradicted":
      expect(isGone()).toBe(false);
      break;
    default:
      expect(outcome).toBe("unknown");
  }
}

describe.each(ROUTES)("the job through %s", (route) => {
  describe.each(["zhangSan", "oliver"] as const)("for %s", (name) => {
    it.each(everyPosition())("is told as it is under %s", async (_position, changed) => {
      const outcomes = await job(changed, route, name);
      expect(outcomes.at(-1) === "done").toBe(canWork(route, changed));
    });
  });

  it.each(everyPosition())(
    "refuses a wrong code, and takes the right one unless it is dead, under %s",
    async (_position, changed) => {
      const outcomes = await job(changed, route, "zhangSan", true);
      expect(outcomes[0] === "done").toBe(changed.checksCodes === false);
    },
  );

  it.each(everyPosition())("leaves the last login method under %s", async (_position, changed) => {
    expect(await job(changed, route, "wangWu")).not.toContain("done");
  });

  it.each(everyPosition())("is told as it is for a suspended user under %s", async (_position, changed) => {
    await job(changed, route, "sunQi");
  });
});

describe.each(ROUTES)("a request ID that the answer through %s lacks", (route) => {
  const LOGS = ["logFilters", "logTimes", "adminEditsIn"];
  const positions = everyPosition().filter(([, changed]) => LOGS.some((name) => name in changed));
  it.each(positions)("is found in the log, and traced there, under %s", async (_position, changed) => {
    const worker = await SandboxWorker.start({ ...changed, requestIdOnSuccess: false }, route);
    const { zhangSan, liSi } = people;
    // Another customer's entry, in the same logs and in the same minute.
    await worker.find(liSi.userId);
    await worker.press(liSi, (await worker.codeFor(liSi)) ?? "");
    await worker.find(zhangSan.userId);
    const { attempt } = await worker.press(zhangSan, (await worker.codeFor(zhangSan)) ?? "");
    const sent = worker.sandbox.calls.findLast(
      ({ call }) => call === (route === "unbind-phone" ? route : "update-user"),
    );
    expect(attempt?.outcome).toBe("done");
    const requestId = sent?.requestId ?? "none";
    // It is looked for when the press has ended.
    await vi.waitFor(async () => expect((await worker.attempt(zhangSan))?.recoveredRequestId).toBe(requestId));
    const traced = await worker.handlers.trace({ requestId });
    const entries = traced.ok ? traced.value : [];
    expect(entries).not.toEqual([]);
    for (const entry of entries) expect(entry).toMatchObject({ requestId, success: true, at: attempt?.sentAt });
  });
});

describe("a pool whose updates apply the defaults of what they don't name", () => {
  it.each(["null", "absent"] as const)("has filled in a gender that was %s: that is said", async (genderUnset) => {
    await job({ genderUnset, genderDefault: true }, "verified-update", "zhangSan");
  });

  it("has reactivated a suspended user: that is said, and put back by one press", async () => {
    const worker = await SandboxWorker.start({ statusDefault: true, genderDefault: true }, "verified-update");
    const { sunQi } = people;
    worker.person(sunQi).gender = "F";
    await worker.find(sunQi.userId);
    const { attempt } = await worker.press(sunQi, (await worker.codeFor(sunQi)) ?? "");
    if (!attempt) throw new Error("No attempt");
    expect(attempt.readBack?.alsoChanged).toEqual([
      { field: "status", before: "Suspended", after: "Activated" },
      { field: "gender", before: "F", after: "U" },
    ]);
    const { tone, details } = attemptText(attempt, en);
    expect(tone).toBe("warning");
    expect(details[0]).toContain(
      `status Suspended → Activated and gender F → U. Request ID ${attempt.answer?.requestId ?? "none"}`,
    );

    await worker.handlers["put-back"]({ attemptId: attempt.attemptId });
    expect(worker.person(sunQi)).toMatchObject({ status: "Suspended", gender: "F", phone: null });
    const after = await worker.attempt(sunQi);
    expect(after?.readBack).toMatchObject({ done: true });
    expect(after?.readBack?.alsoChanged).toBeUndefined();
    expect(after && attemptText(after, en).details[0]).toMatch(/as it was before\. Request ID 0/);
    expect(await createJournal().read(attempt.attemptId)).toMatchObject({ putBack: { state: "answered" } });
  });

  it("is left alone where somebody has changed the status since", async () => {
    const worker = await SandboxWorker.start({ statusDefault: true }, "verified-update");
    const { sunQi } = people;
    await worker.find(sunQi.userId);
    const { attempt } = await worker.press(sunQi, (await worker.codeFor(sunQi)) ?? "");
    worker.person(sunQi).status = "Deactivated";
    const before = worker.changes().length;
    await worker.handlers["put-back"]({ attemptId: attempt?.attemptId ?? "" });
    expect(worker.changes()).toHaveLength(before);
    expect(worker.person(sunQi).status).toBe("Deactivated");
  });

  it("is not said to have been left while a replica shows what was, and sent once", async () => {
    const worker = await SandboxWorker.start({ statusDefault: true }, "verified-update");
    const { sunQi } = people;
    await worker.find(sunQi.userId);
    const { attempt } = await worker.press(sunQi, (await worker.codeFor(sunQi)) ?? "");
    worker.sandbox.set({ replicaMs: 3_600_000 });
    await worker.handlers["put-back"]({ attemptId: attempt?.attemptId ?? "" });
    const unclear = await worker.attempt(sunQi);
    expect(unclear && attemptText(unclear, en).details).toContain(en.result.unclearPutBack);
    expect(worker.person(sunQi).status).toBe("Suspended");

    worker.sandbox.set({ replicaMs: 0 });
    const before = worker.changes().length;
    await worker.handlers["put-back"]({ attemptId: attempt?.attemptId ?? "" });
    expect(worker.changes()).toHaveLength(before);
    const after = await worker.attempt(sunQi);
    const requestId = unclear?.putBack?.answer?.requestId ?? "none";
    expect(after && attemptText(after, en).details).toContain(en.result.wasPutBack(`Request ID ${requestId}`));
  });

  it("is said to have been left where the service refuses to put it back", async () => {
    const worker = await SandboxWorker.start({ statusDefault: true }, "verified-update");
    const { sunQi } = people;
    await worker.find(sunQi.userId);
    const { attempt } = await worker.press(sunQi, (await worker.codeFor(sunQi)) ?? "");
    worker.sandbox.faults.add({ call: "update-user", kind: "throttle" });
    const calls = worker.sandbox.calls.length;
    await worker.handlers["put-back"]({ attemptId: attempt?.attemptId ?? "" });
    // Of a refusal nothing is to be waited for.
    const since = worker.sandbox.calls.slice(calls).map(({ call }) => call);
    expect(since).toEqual(["get-user", "update-user", "get-user"]);
    const after = await worker.attempt(sunQi);
    expect(after?.putBack).toMatchObject({ failure: { code: "refused" }, answer: { statusCode: 429 } });
    expect(after && attemptText(after, en).details).toContain("It could not be put back.");
  });
});

describe("many doubts at once", () => {
  const positions = everyPosition();
  const names = [...new Set(positions.map(([, changed]) => Object.keys(changed)[0] ?? ""))];

  /** One position for each switch; the origin check would hide all others, so it is left off. */
  function drawn(seed: number): { changed: Partial<Switches>; route: Route; name: Name; wrongFirst: boolean } {
    const random = seeded(seed);
    const changed = names
      .filter((name) => name !== "originCheck")
      .map(
        (name) =>
          pick(
            random,
            positions.filter(([, one]) => name in one),
          )[1],
      );
    return {
      changed: changed.reduce((all, one) => ({ ...all, ...one }), {}),
      route: pick(random, ROUTES),
      name: pick(random, ["zhangSan", "oliver", "sunQi", "wangWu"] as const),
      wrongFirst: random() < 0.5,
    };
  }

  it.each(Array.from({ length: 30 }, (_, seed) => seed + 1))("are told as they are: seed %i", async (seed) => {
    const { changed, route, name, wrongFirst } = drawn(seed);
    await job(changed, route, name, wrongFirst);
  });
});
