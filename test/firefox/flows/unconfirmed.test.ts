import { people } from "../../../sandbox/people.ts";
import { button } from "../target.ts";
import { outcome } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

test("a success that can't be read back is unconfirmed, until it is checked again", async ({ desk, service }) => {
  await desk.prepare(people.zhangSan);
  // The read before the change works; reading back does not.
  service.break({ call: "get-user", kind: "html-502", times: null, skip: 1 });
  await desk.pressUnbind();
  await desk.settles("Authing reports success; not confirmed yet.");
  expect(await desk.evidence("Request ID")).toBe(service.unbinds[0]?.requestId);

  service.mend();
  await desk.click(button("Check again"));
  await desk.shows(outcome, "Phone unbound.");
  await desk.resultContains("confirmed");
  expect(service.unbinds).toHaveLength(1);
});
