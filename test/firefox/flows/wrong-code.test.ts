import { people } from "../../../sandbox/people.ts";
import { outcome, passCode } from "../support/desk-targets.ts";
import { expect, testOn } from "../support/test.ts";

const ROUTES = [
  { route: "unbind-phone", call: "unbind-phone", apiCode: /^2001/ },
  { route: "verified-update", call: "pre-check-code", apiCode: /^none returned$/ },
] as const;

for (const { route, call, apiCode } of ROUTES) {
  testOn[route](`${route}: a wrong code is refused, and the right one then works`, async ({ desk, service }) => {
    await desk.prepare(people.zhangSan);
    await desk.fill(passCode, "0000");
    await desk.pressUnbind();
    await desk.settles("Refused: the pass code is wrong or has expired.");
    await desk.resultContains("Ask the customer to read the newest code again");
    expect(await desk.evidence("API code")).toMatch(apiCode);
    expect(await desk.evidence("Request ID")).toBe(service.calls(call)[0]?.requestId);
    expect(service.isBound(people.zhangSan)).toBe(true);
    expect(service.calls("update-user")).toEqual([]);

    await desk.fill(passCode, service.code());
    await desk.pressUnbind();
    await desk.shows(outcome, "Phone unbound.");
  });
}
