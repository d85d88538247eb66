import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

for (const call of ["get-user", "send-sms", "unbind-phone"] as const) {
  test(`the desk is busy while ${call} is under way, and not after`, async ({ desk, service }) => {
    if (call !== "get-user") await desk.find(people.zhangSan);
    if (call === "unbind-phone") await desk.enterCode();
    service.break({ call, kind: "delay", delayMs: 1_000 });
    const act = {
      "get-user": () => desk.lookUp("zhangsan"),
      "send-sms": () => desk.sendCode.click(),
      "unbind-phone": () => desk.unbind.click(),
    };
    await act[call]();
    await expect(desk.form).toHaveAttribute("aria-busy", "true");
    await expect(desk.form).toHaveAttribute("aria-busy", "false");
    expect(service.calls(call).at(-1)?.answered).toBe("answered");
  });
}
