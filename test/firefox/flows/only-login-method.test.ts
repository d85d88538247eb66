import { people } from "../../../sandbox/people.ts";
import { expect, test, testOn } from "../support/test.ts";

test("the service refuses to take the only login method away", async ({ desk, service }) => {
  await desk.prepare(people.wangWu);
  await desk.pressUnbind();
  await desk.settles(/^Refused: /);
  expect(await desk.evidence("Status")).toBe("422");
  expect(await desk.evidence("Message")).toBe(
    "The phone number cannot be unbound: no other login method (email, social account) is bound",
  );
  expect(await desk.evidence("Request ID")).toBe(service.unbinds[0]?.requestId);
  expect(service.isBound(people.wangWu)).toBe(true);
});

testOn["verified-update"]("the rule is ours where the service doesn't enforce it", async ({ desk, service }) => {
  await desk.prepare(people.wangWu);
  await desk.pressUnbind();
  await desk.settles("Quick Fix refuses: it is the customer's only login method.");
  await desk.resultContains("Bind an e-mail or a social account first");
  expect(service.calls("update-user")).toEqual([]);
  expect(service.isBound(people.wangWu)).toBe(true);
});
