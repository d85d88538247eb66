import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

/*
 * The look-up left a connection open. When a reused connection drops, the browser sends the POST again by itself and shows
 * script one answer, so the service counts more requests than the one that our code made.
 */
const CASES = [
  {
    name: "once, before the change: the browser's second copy does it",
    fault: { kind: "drop-before", times: 1 },
    outcome: "Phone unbound.",
    changes: 1,
  },
  {
    name: "once, after the change: the browser's second copy meets a used-up code",
    fault: { kind: "drop-after", times: 1 },
    outcome: "The phone is unbound, although the answer said otherwise.",
    changes: 1,
  },
  {
    name: "each time, before the change",
    fault: { kind: "drop-before", times: null },
    outcome: /^The answer was lost; the phone (is|was) still bound at \d\d:\d\d:\d\d\.$/,
    changes: 0,
  },
  {
    name: "each time, after the change",
    fault: { kind: "drop-after", times: null },
    outcome: "The phone is unbound, although the answer was lost.",
    changes: 1,
  },
] as const;

for (const { name, fault, outcome, changes } of CASES) {
  test(`connection dropped ${name}`, async ({ desk, extension, service }) => {
    await desk.prepare(people.zhangSan);
    service.break({ call: "unbind-phone", ...fault });
    await desk.unbind.click();

    await expect(await desk.settled()).toHaveText(outcome);
    expect(await extension.timesSent("unbind-phone")).toBe(1);
    expect(service.unbinds.length).toBeGreaterThan(1);
    expect(service.unbinds.filter(({ changed }) => changed)).toHaveLength(changes);
    expect(service.isBound(people.zhangSan)).toBe(changes === 0);
  });
}
