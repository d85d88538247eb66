import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("where no new token can be had, nothing is sent twice and the agent is told", async ({ desk, service }) => {
  await desk.prepare(people.zhangSan);
  service.break({ call: "unbind-phone", kind: "revoke-token" });
  service.break({ call: "get-management-token", kind: "server-error", times: null });
  await desk.unbind.click();
  await expect(await desk.settled()).toHaveText("The access token expired, and no new one could be obtained.");
  expect(service.unbinds.map(({ statusCode }) => statusCode)).toEqual([401]);
  expect(service.isBound(people.zhangSan)).toBe(true);
});
