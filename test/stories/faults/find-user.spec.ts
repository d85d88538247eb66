import type { FaultInput } from "../../../sandbox/faults/faults.ts";
import { expect, test } from "../support/test.ts";

const UNUSABLE = "The service's answer could not be used.";

const CASES: { fault: Omit<FaultInput, "call">; outcome: string | RegExp; says?: string }[] = [
  { fault: { kind: "drop-before" }, outcome: "The service could not be reached." },
  { fault: { kind: "html-502" }, outcome: UNUSABLE, says: "a web page instead of an answer (HTTP 502)" },
  { fault: { kind: "empty" }, outcome: UNUSABLE, says: "an empty answer (HTTP 200)" },
  { fault: { kind: "truncated" }, outcome: UNUSABLE, says: "an answer that was cut off" },
  { fault: { kind: "wrong-types" }, outcome: UNUSABLE, says: "an answer of an unknown shape" },
  { fault: { kind: "huge", megabytes: 4 }, outcome: UNUSABLE, says: "an answer far too large to be one" },
  { fault: { kind: "redirect" }, outcome: "The service could not be reached." },
  { fault: { kind: "throttle" }, outcome: /^Refused: too many requests/ },
  { fault: { kind: "server-error" }, outcome: /^Refused: the service had an error/ },
];

for (const { fault, outcome, says = "" } of CASES) {
  test(`get-user, always ${fault.kind}: the agent reads why nobody was found`, async ({ desk, service }) => {
    service.break({ call: "get-user", times: null, ...fault });
    await desk.lookUp("zhangsan");
    await expect(desk.outcome).toHaveText(outcome);
    await expect(desk.result).toContainText(says);
    await expect(desk.form).toHaveAttribute("aria-busy", "false");
    await expect(desk.unbind).toBeDisabled();

    service.mend();
    await desk.user.press("Enter");
    await expect(desk.customer("张三")).toBeVisible();
    await expect(desk.outcome).toBeHidden();
  });
}
