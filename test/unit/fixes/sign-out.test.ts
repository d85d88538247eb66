import { beforeEach, describe, expect, it } from "vitest";
import type { FixContext, Part } from "../../../lib/fixes/fix.ts";
import { signOut } from "../../../lib/fixes/sign-out.ts";
import { FakeService, lost, refusal, says } from "../../doubles/fake-service.ts";
import { appsCalled } from "../../doubles/fix-samples.ts";
import { subjectWith, userWith, ZHANG } from "../../doubles/users.ts";

let service: FakeService;
let marked: number;
beforeEach(() => {
  service = new FakeService();
  marked = 0;
});

const many = (count: number): Part[] => appsCalled(...Array.from({ length: count }, (_, index) => String(index)));

function apply(parts: readonly Part[], more: Partial<FixContext> = {}) {
  service.apps = [...parts];
  return signOut.apply({
    client: service,
    user: userWith(),
    parts,
    passCode: "",
    route: "unbind-phone",
    beforeChange: () => {
      marked += 1;
      return Promise.resolve();
    },
    clearedForm: { read: () => Promise.resolve(undefined), write: () => Promise.resolve() },
    timeLimit: 60_000,
    ...more,
  });
}

const kicked = () => service.sentTo("kick-users").map(({ body }) => body);
const appIdsOf = (parts: readonly Part[]) => parts.map(({ id }) => id);

describe("the apps", () => {
  it("are read by userId, each once, and one without a name by its ID", async () => {
    service.next("get-user-loggedin-apps", () =>
      says({
        data: [
          { appId: "a", appName: "Shop" },
          { appId: "b", appName: "" },
          { appId: "a", appName: "Shop" },
        ],
      }),
    );
    expect(await signOut.readParts(service, ZHANG.userId)).toEqual({
      ok: true,
      value: [
        { id: "a", name: "Shop" },
        { id: "b", name: "b" },
      ],
    });
    expect(service.sent[0]?.query).toEqual({ userId: ZHANG.userId, userIdType: "user_id" });
  });

  it.each([[null], [undefined], [[]]])("are none if the service says %j", async (data) => {
    service.next("get-user-loggedin-apps", () => says({ data }));
    expect(await signOut.readParts(service, ZHANG.userId)).toEqual({ ok: true, value: [] });
  });

  it("are named in the target, a few of many, and never longer than a message may be", () => {
    const target = (parts: Part[]) => signOut.preview({ ...subjectWith(), parts }).target;
    expect(target(appsCalled("Shop", "Forum"))).toBe("Shop, Forum");
    expect(target(many(120))).toBe("0, 1, 2, 3, 4 +115");
  });

  it("keep no more of a name than fits", async () => {
    const long = "🦄".repeat(400);
    service.next("get-user-loggedin-apps", () => says({ data: [{ appId: "a", appName: long }] }));
    const read = await signOut.readParts(service, ZHANG.userId);
    expect(read.ok && read.value[0]?.name).toBe("🦄".repeat(80));
  });

  it("are the same in any order", () => {
    const one = { ...subjectWith(), parts: appsCalled("Shop", "Forum") };
    const other = { ...subjectWith(), parts: appsCalled("Forum", "Shop") };
    expect(signOut.isSameTarget(one, other)).toBe(true);
  });
});

describe("signing out", () => {
  it.each([
    [1, [1]],
    [50, [50]],
    [51, [50, 1]],
    [120, [50, 50, 20]],
  ])("of %i apps goes in pages of 50, and is marked as sending once", async (count, pages) => {
    expect(await apply(many(count))).toMatchObject({ ok: true });
    expect(kicked().map((body) => JSON.stringify(body).split("app-").length - 1)).toEqual(pages);
    expect(marked).toBe(1);
    expect(service.apps).toEqual([]);
  });

  it("sends nothing if there is no app", async () => {
    expect(await apply([])).toMatchObject({ failure: { code: "no-target" } });
    expect(service.sent).toEqual([]);
  });

  it.each([
    [refusal(403), { code: "refused" }, { requestId: "req-refused" }],
    [lost("timed-out"), { code: "timed-out" }, {}],
    // Locked before it left.
    [lost("locked"), { code: "locked" }, {}],
  ])(
    "stops at a later page that fails, and says why, and that those before were taken",
    async (answer, failure, said) => {
      service.next("kick-users", service.obey, service.obey, answer);
      const earlierRequestIds = ["req-kick-users", "req-kick-users"];
      expect(await apply(many(170))).toMatchObject({
        ok: false,
        failure: { ...failure, answer: { ...said, earlierRequestIds }, partly: true },
      });
      expect(kicked()).toHaveLength(3);
      service.next("kick-users", answer);
      const first = await apply(many(120));
      expect(first).toMatchObject({ ok: false, failure });
      expect(first).not.toMatchObject({ failure: { partly: true } });
    },
  );

  it("keeps the ID of each request, in whatever form it came", async () => {
    const says200 = (ids: object) => () => says({ data: { success: true }, ...ids });
    service.next("kick-users", says200({ requestId: "r-1" }), says200({ uniqueId: "u-2" }), says200({}));
    const said = await apply(many(160));
    expect(said).toMatchObject({ ok: true, value: { answer: { requestId: "req-kick-users" } } });
    expect(said).toMatchObject({ value: { answer: { earlierRequestIds: ["r-1", "u-2"] } } });
    const wrapped = says200({ requestId: "out-3", data: { statusCode: 403, requestId: "in-3" } });
    service.next("kick-users", says200({ requestId: "r-1" }), wrapped);
    expect(await apply(many(120))).toMatchObject({
      failure: { answer: { requestId: "in-3", earlierRequestIds: ["r-1", "out-3"] } },
    });
  });

  it("says no to a 200 that holds success: false", async () => {
    service.next("kick-users", () => says({ data: { success: false } }));
    expect(await apply(appsCalled("Shop"))).toMatchObject({ failure: { code: "refused" } });
  });
});

describe("reading back", () => {
  const parts = appsCalled("Shop", "Community", "Support");
  const pressed = { userId: ZHANG.userId, target: "Shop, Community, Support", parts };
  const readBack = (about = pressed) => signOut.readBack({ client: service, user: userWith() }, about);

  it.each([
    [[], { done: true }],
    [["Shop", "Community", "Support"], { done: false }],
    [["Support"], { done: false, left: ["Support"] }],
    [["Shop", "Support"], { done: false, left: ["Shop", "Support"] }],
    // Since signed in to another one: that is not what was pressed.
    [["Forum"], { done: true }],
  ])("with sessions in %j shows %j", async (names, seen) => {
    service.apps = appsCalled(...names);
    expect(await readBack()).toEqual(seen);
    expect(service.sentTo("check-session-status").map(({ body }) => body)).toEqual(
      appIdsOf(parts).map((appId) => ({ appId, userId: ZHANG.userId })),
    );
  });

  it.each([
    [[], {}],
    [["Shop", "Support"], { done: false, left: ["Shop", "Support"], notKnown: ["Community"] }],
    [["Support"], { done: false, left: ["Support"], notKnown: ["Community"] }],
  ])("with sessions in %j and one app that can't be read shows %j", async (names, seen) => {
    for (const unreadable of [refusal(500), lost(), () => says({ data: {} })]) {
      service.apps = appsCalled(...names);
      service.next("check-session-status", service.obey, unreadable);
      expect(await readBack()).toEqual(seen);
    }
  });

  it.each([
    [[], { done: true }],
    // Whoever is signed in long after the press may have signed in again.
    [["Shop"], {}],
    [["Shop", "Community", "Support"], {}],
  ])("long after the press, with sessions in %j shows %j", async (names, seen) => {
    service.apps = appsCalled(...names);
    expect(await signOut.readBack({ client: service, user: userWith() }, { ...pressed, endedAt: 1 })).toEqual(seen);
  });

  it("asks no more once nothing is answered: each question waits for its whole time limit", async () => {
    const parts = many(60);
    service.apps = parts;
    const asked = () => service.sentTo("check-session-status").length;
    service.next("check-session-status", service.obey, ...Array.from({ length: 7 }, () => lost("timed-out")));
    expect(await readBack({ ...pressed, parts })).toEqual({
      done: false,
      left: ["0"],
      notKnown: parts.slice(1).map(({ name }) => name),
    });
    expect(asked()).toBe(8);
    // What is refused is answered soon, and says nothing of the others.
    service.next("check-session-status", ...Array.from({ length: 4 }, () => refusal(404)));
    expect(await readBack({ ...pressed, parts })).toMatchObject({ notKnown: ["0", "1", "2", "3"] });
    expect(asked()).toBe(68);
  });

  it("asks a few at a time", async () => {
    let open = 0;
    let most = 0;
    service.always("check-session-status", async (sent) => {
      most = Math.max(most, (open += 1));
      await Promise.resolve();
      open -= 1;
      return service.obey(sent);
    });
    expect(await readBack({ ...pressed, parts: many(30) })).toEqual({ done: true });
    expect(most).toBe(4);
  });
});
