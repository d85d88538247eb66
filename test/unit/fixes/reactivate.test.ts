import { describe, expect, it } from "vitest";
import { reactivate } from "../../../lib/fixes/reactivate.ts";
import { en } from "../../../lib/words/en.ts";
import { zhCN } from "../../../lib/words/zh-CN.ts";
import { FakeService } from "../../doubles/fake-service.ts";
import { subjectWith, userWith, ZHANG } from "../../doubles/users.ts";

const words = en.fixes.reactivate;
const since = "2026-09-12T06:30:00.000Z";
const preview = (fields: object) => reactivate.preview(subjectWith(fields));

describe("the preview", () => {
  it.each(["Suspended", "Deactivated", "Resigned", "Archived", "Frozen"])("of %s says so, and since when", (status) => {
    const shown = preview({ status, statusChangedAt: since });
    expect(shown).toEqual({ target: status, against: [], since: Date.parse(since) });
    expect(words.expects(shown)).toMatch(new RegExp(`^${status} since .*2026: can be reactivated\\.$`, "u"));
  });

  it("does not make up since when", () => {
    expect(words.expects(preview({ status: "Suspended" }))).toBe("Suspended: can be reactivated.");
    expect(zhCN.fixes.reactivate.expects(preview({ status: "Suspended" }))).toBe("已停用：可以恢复。");
  });

  it.each([["Activated"], [undefined], [null], [""]])("of %j has nothing to do", (status) => {
    expect(preview({ status })).toEqual({ against: ["nothing-to-do"] });
  });
});

it("sets the status, and nothing else", async () => {
  const service = new FakeService();
  await reactivate.apply({
    client: service,
    user: userWith({ status: "Suspended" }),
    parts: [],
    passCode: "",
    route: "unbind-phone",
    beforeChange: () => Promise.resolve(),
    clearedForm: { read: () => Promise.resolve(undefined), write: () => Promise.resolve() },
    timeLimit: 60_000,
  });
  expect(service.sent.map(({ body }) => body)).toEqual([
    { userId: ZHANG.userId, status: "Activated", options: { userIdType: "user_id" } },
  ]);
});

it.each([
  ["Activated", { done: true }],
  ["Suspended", { done: false }],
  ["Archived", { done: false }],
  [null, {}],
])("reads %j back as %j", async (status, seen) => {
  const pressed = { userId: ZHANG.userId, target: "Suspended", user: userWith({ status: "Suspended" }) };
  expect(await reactivate.readBack({ client: new FakeService(), user: userWith({ status }) }, pressed)).toEqual(seen);
});
