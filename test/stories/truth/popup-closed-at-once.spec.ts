import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("a popup closed right after the press shows the result when it is opened again @main", async ({
  desk,
  openDesk,
  service,
}) => {
  await desk.prepare(people.zhangSan);
  await desk.unbind.click();
  await desk.page.close();

  const reopened = await openDesk();
  await expect(await reopened.settled()).toHaveText("Phone unbound.");
  await expect(reopened.evidence("Request ID")).toHaveText(service.unbinds[0]?.requestId ?? "");
  expect(service.unbinds).toHaveLength(1);
});
