import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("a suspended customer's phone is refused, with what to do about it", async ({ desk, service }) => {
  await desk.prepare(people.sunQi);
  await desk.pressUnbind();
  await desk.settles("Refused: the user is suspended, or does not belong to this tenant.");
  await desk.resultContains("Reactivate the user in the Authing console first");
  expect(await desk.evidence("Status")).toBe("403");
  expect(await desk.evidence("API code")).toMatch(/^2120008/);
  expect(await desk.evidence("Request ID")).toBe(service.unbinds[0]?.requestId);
  expect(service.isBound(people.sunQi)).toBe(true);
});
