import { expect, it } from "vitest";
import { getLoginHistory } from "../../../lib/authing/login-history.ts";
import { momentOf } from "../../../lib/authing/moment.ts";
import { FakeService, refusal, says } from "../../doubles/fake-service.ts";

const NOW = Date.UTC(2026, 10, 2);

it("reads the newest sign-ins, whatever the order of the service", async () => {
  const service = new FakeService();
  const login = (day: number, more: object = {}) => ({
    appId: "a",
    appName: `App ${day}`,
    clientIp: "203.0.113.7",
    time: `2026-10-0${day}T08:00:00.000Z`,
    ...more,
  });
  service.next("get-user-login-history", () =>
    says({
      data: { totalCount: 3, list: [login(1), login(3), login(2, { appName: null, clientIp: null, time: null })] },
    }),
  );
  expect(await getLoginHistory(service, "u-1", 2)).toEqual({
    ok: true,
    value: [
      { appName: "App 3", at: Date.UTC(2026, 9, 3, 8), clientIp: "203.0.113.7" },
      { appName: "App 1", at: Date.UTC(2026, 9, 1, 8), clientIp: "203.0.113.7" },
    ],
  });
  const [sent] = service.sent;
  expect(sent?.query).toMatchObject({ userId: "u-1", limit: "50" });
  expect(Number(sent?.query?.["start"])).toBeLessThan(NOW);
  expect(Number(sent?.query?.["end"])).toBeGreaterThan(NOW);
});

const hours = (count: number) =>
  Array.from({ length: count }, (_, hour) => ({ time: NOW - (count - hour) * 3_600_000 }));

it.each([
  ["the newest first", hours(120).reverse(), ["1"]],
  ["the oldest first", hours(120), ["1", "3"]],
  // The last page alone has fewer than are asked for.
  ["the oldest first, in two pages", hours(52), ["1", "2"]],
  ["the oldest first, with few on the last of three pages", hours(102), ["1", "2", "3"]],
  ["the oldest first, on full pages", hours(100), ["1", "2"]],
  ["the oldest first, on one page", hours(50), ["1"]],
])("finds the last sign-ins of a service that sends %s", async (_, all, pages) => {
  const service = new FakeService();
  service.always("get-user-login-history", ({ query = {} }) => {
    const start = (Number(query["page"]) - 1) * 50;
    return says({ data: { totalCount: all.length, list: all.slice(start, start + 50) } });
  });
  const newest = [1, 2, 3, 4, 5].map((hour) => ({ at: NOW - hour * 3_600_000 }));
  expect(await getLoginHistory(service, "u-1", 5)).toEqual({ ok: true, value: newest });
  expect(service.sent.map(({ query }) => query?.["page"])).toEqual(pages);
});

it("does not pass older sign-ins for the last ones if the last page can't be read", async () => {
  const service = new FakeService();
  service.next(
    "get-user-login-history",
    () => says({ data: { totalCount: "60", list: hours(60).slice(0, 50) } }),
    refusal(500),
  );
  expect(await getLoginHistory(service, "u-1", 5)).toMatchObject({ ok: false, failure: { code: "refused" } });
});

it("hands on why it could not be read", async () => {
  const service = new FakeService();
  service.next("get-user-login-history", refusal(403));
  expect(await getLoginHistory(service, "u-1", 5)).toMatchObject({ ok: false, failure: { code: "refused" } });
});

it.each([
  [1_666_000_000_000, 1_666_000_000_000],
  ["1666000000000", 1_666_000_000_000],
  ["2022-09-20T08:55:00.188Z", Date.UTC(2022, 8, 20, 8, 55, 0, 188)],
  ["2022-09-20T08:55:00.188+0800", Date.UTC(2022, 8, 20, 0, 55, 0, 188)],
  ["2022-09-20T08:55:00.188-05:30", Date.UTC(2022, 8, 20, 14, 25, 0, 188)],
  [1_666_000_000, 1_666_000_000_000],
  ["1666000000", 1_666_000_000_000],
  // Nobody knows of which zone.
  ["2022-09-20 08:55:00", undefined],
  ["2022-09-20T08:55:00.188", undefined],
  ["yesterday", undefined],
  // No date can hold them.
  ["99999999999999999999", undefined],
  [8.64e15 + 1, undefined],
  [1e300, undefined],
  ["", undefined],
  [null, undefined],
  [undefined, undefined],
])("reads the moment %j", (sent, at) => {
  expect(momentOf(sent)).toBe(at);
});
