import { people } from "../../../sandbox/people.ts";
import type { FaultInput } from "../../../sandbox/faults/faults.ts";
import { expect, test } from "../support/test.ts";

interface Case {
  fault: Omit<FaultInput, "call">;
  /** The outcome in words. */
  outcome: string | RegExp;
  /** Something else that the agent reads. */
  says?: string;
  bound: boolean;
  /** Whether the answer's request ID reached the agent; where not, none is made up. */
  isIdShown: boolean;
}

const STILL_BOUND = /^The answer was lost; the phone (is|was) still bound at \d\d:\d\d:\d\d\.$/;
const GONE = "The phone is unbound, although the answer was lost.";

const CASES: Case[] = [
  { fault: { kind: "delay", delayMs: 1_500 }, outcome: "Phone unbound.", bound: false, isIdShown: true },
  {
    fault: { kind: "html-502" },
    outcome: STILL_BOUND,
    says: "a web page instead of an answer (HTTP 502)",
    bound: true,
    isIdShown: false,
  },
  {
    fault: { kind: "html-502", applied: true },
    outcome: GONE,
    says: "a web page instead of an answer",
    bound: false,
    isIdShown: false,
  },
  { fault: { kind: "empty" }, outcome: STILL_BOUND, says: "an empty answer (HTTP 200)", bound: true, isIdShown: false },
  { fault: { kind: "empty", applied: true }, outcome: GONE, says: "an empty answer", bound: false, isIdShown: false },
  { fault: { kind: "truncated" }, outcome: GONE, says: "an answer that was cut off", bound: false, isIdShown: false },
  { fault: { kind: "wrong-types" }, outcome: "Phone unbound.", bound: false, isIdShown: true },
  {
    fault: { kind: "huge", megabytes: 4 },
    outcome: GONE,
    says: "an answer far too large to be one",
    bound: false,
    isIdShown: false,
  },
  { fault: { kind: "redirect" }, outcome: STILL_BOUND, bound: true, isIdShown: false },
  {
    fault: { kind: "throttle" },
    outcome: /^Refused: too many requests/,
    says: "Too many requests; try",
    bound: true,
    isIdShown: false,
  },
  { fault: { kind: "server-error" }, outcome: /^Refused: the service had an error/, bound: true, isIdShown: true },
  {
    fault: { kind: "server-error", httpStatus: 500 },
    outcome: /^Refused: the service had an error/,
    bound: true,
    isIdShown: true,
  },
  {
    fault: { kind: "success-without-effect" },
    outcome: "Authing reported success, but the phone is still bound.",
    says: "Check again; if it is still so, escalate with the ID below.",
    bound: true,
    isIdShown: true,
  },
  {
    fault: { kind: "refuse-after-change" },
    outcome: "The phone is unbound, although the answer said otherwise.",
    bound: false,
    isIdShown: true,
  },
];

for (const { fault, outcome, says = "", bound, isIdShown } of CASES) {
  test(`unbind-phone, ${JSON.stringify(fault)}: sent once, and the agent reads the truth`, async ({
    desk,
    extension,
    service,
  }) => {
    await desk.prepare(people.zhangSan);
    service.break({ call: "unbind-phone", ...fault });
    await desk.unbind.click();
    await expect(await desk.settled()).toHaveText(outcome);
    await expect(desk.result).toContainText(says);
    expect(service.isBound(people.zhangSan)).toBe(bound);
    expect(await extension.timesSent("unbind-phone")).toBe(1);
    expect(service.unbinds).toHaveLength(1);
    await expect(desk.evidence("Request ID")).toHaveText(
      isIdShown ? (service.unbinds[0]?.requestId ?? "") : "none returned",
    );
  });
}
