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
  expect(await getLoginHistory(service, "u-1", NOW, 2)).toEqual({
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

it("hands on why it could not be read", async () => {
  const service = new FakeService();
  service.next("get-user-login-history", refusal(403));
  expect(await getLoginHistory(service, "u-1", NOW, 5)).toMatchObject({ ok: false, failure: { code: "refused" } });
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
  ["", undefined],
  [null, undefined],
  [undefined, undefined],
])("reads the moment %j", (sent, at) => {
  expect(momentOf(sent)).toBe(at);
});
