import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("the draft survives closing the popup, the pass code doesn't @main", async ({
  desk,
  openDesk,
  extension,
  service,
}) => {
  await desk.lookUp("+86 138-0013-8000");
  await desk.enterCode();
  const onScreen = await extension.stored("session");
  expect(onScreen).toContain("+86 138-0013-8000");
  expect(onScreen).not.toContain(service.code());
  await desk.page.close();

  const reopened = await openDesk();
  await expect(reopened.user).toHaveValue("+86 138-0013-8000");
  await expect(reopened.customer(people.zhangSan.name)).toBeVisible();
  await expect(reopened.userType).toHaveValue("phone");
  await expect(reopened.passCode).toHaveValue("");
});
