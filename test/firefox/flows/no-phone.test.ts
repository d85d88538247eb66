import { people } from "../../../sandbox/people.ts";
import { passCode, sendCode } from "../support/desk-targets.ts";
import { expect, testOn } from "../support/test.ts";

for (const route of ["unbind-phone", "verified-update"] as const) {
  testOn[route](`${route}: nothing is sent for a customer who has no phone`, async ({ desk, service }) => {
    await desk.find(people.zhaoLiu);
    await desk.isDisabled(sendCode);
    await desk.fill(passCode, "123456");
    await desk.pressUnbind();
    await desk.settles("Nothing was changed.");
    await desk.resultContains("There is nothing to unbind.");
    expect(service.allCalls.filter(({ method, call }) => method === "POST" && call !== "get-management-token")).toEqual(
      [],
    );
  });
}
