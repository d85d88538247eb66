import { people } from "../../../sandbox/people.ts";
import type { FaultInput } from "../../../sandbox/faults/faults.ts";
import { expect, test } from "../support/test.ts";

test.use({ route: "verified-update" });

const STILL_BOUND = /^The answer was lost; the phone (is|was) still bound at/;
const GONE = "The phone is unbound, although the answer was lost.";

const CASES: { fault: FaultInput & { call: string }; outcome: string | RegExp; sent: number; bound: boolean }[] = [
  { fault: { call: "pre-check-code", kind: "html-502" }, outcome: "Nothing was changed.", sent: 0, bound: true },
  { fault: { call: "pre-check-code", kind: "throttle" }, outcome: /^Refused: /, sent: 0, bound: true },
  { fault: { call: "update-user", kind: "html-502" }, outcome: STILL_BOUND, sent: 1, bound: true },
  { fault: { call: "update-user", kind: "truncated" }, outcome: GONE, sent: 1, bound: false },
  { fault: { call: "update-user", kind: "drop-after", times: null }, outcome: GONE, sent: 1, bound: false },
  {
    fault: { call: "update-user", kind: "success-without-effect", times: null },
    outcome: "Authing reported success, but the phone is still bound.",
    sent: 2,
    bound: true,
  },
  { fault: { call: "update-user", kind: "server-error" }, outcome: /^Refused: /, sent: 1, bound: true },
];

for (const { fault, outcome, sent, bound } of CASES) {
  test(`verified update, ${fault.call} with ${fault.kind}: the agent reads the truth`, async ({
    desk,
    extension,
    service,
  }) => {
    await desk.prepare(people.zhangSan);
    service.break(fault);
    await desk.unbind.click();
    await expect(await desk.settled()).toHaveText(outcome);
    expect(await extension.timesSent("update-user")).toBe(sent);
    expect(service.isBound(people.zhangSan)).toBe(bound);
  });
}
