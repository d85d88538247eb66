import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("a success that can't be read back is unconfirmed, until it is checked again @main", async ({ desk, service }) => {
  await desk.prepare(people.zhangSan);
  // The read before the change works; reading back does not.
  service.break({ call: "get-user", kind: "html-502", times: null, skip: 1 });
  await desk.unbind.click();
  await expect(await desk.settled()).toHaveText("Authing reports success; not confirmed yet.");
  await expect(desk.evidence("Request ID")).toHaveText(service.unbinds[0]?.requestId ?? "");

  service.mend();
  await desk.button("Check again").click();
  await expect(desk.outcome).toHaveText("Phone unbound.");
  await expect(desk.result).toContainText(/confirmed/i);
  expect(service.unbinds).toHaveLength(1);
});
