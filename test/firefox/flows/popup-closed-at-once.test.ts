import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("a popup closed right after the press shows the result when it is opened again", async ({
  desk,
  openDesk,
  service,
}) => {
  await desk.prepare(people.zhangSan);
  await desk.pressUnbind();
  await desk.close();

  const reopened = await openDesk();
  await reopened.settles("Phone unbound.");
  expect(await reopened.evidence("Request ID")).toBe(service.unbinds[0]?.requestId);
  expect(service.unbinds).toHaveLength(1);
});
