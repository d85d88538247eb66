import { people } from "../../../sandbox/people.ts";
import type { FaultInput } from "../../../sandbox/faults/faults.ts";
import { expect, test } from "../support/test.ts";

const MAY_HAVE = "The code may have been sent. Ask the customer before you send another.";

const CASES: { fault: Omit<FaultInput, "call">; outcome: string; messages: number; counts: boolean }[] = [
  { fault: { kind: "drop-before", times: null }, outcome: MAY_HAVE, messages: 0, counts: true },
  { fault: { kind: "drop-after", times: null }, outcome: MAY_HAVE, messages: 1, counts: true },
  // The browser sends it again by itself, and the second copy is throttled.
  { fault: { kind: "drop-after" }, outcome: MAY_HAVE, messages: 1, counts: true },
  { fault: { kind: "throttle" }, outcome: MAY_HAVE, messages: 0, counts: true },
];

for (const { fault, outcome, messages, counts } of CASES) {
  test(`send-sms, ${JSON.stringify(fault)}: asked for once, and the agent knows where it stands`, async ({
    desk,
    extension,
    service,
  }) => {
    await desk.find(people.zhangSan);
    service.break({ call: "send-sms", ...fault });
    await desk.sendCode.click();
    await expect(await desk.settled()).toHaveText(outcome);
    await expect(desk.sendCode).toHaveText(counts ? /^Send again in \d+ s$/ : "Send code");
    expect(await extension.timesSent("send-sms")).toBe(1);
    expect(service.messages).toHaveLength(messages);
  });
}
