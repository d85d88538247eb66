import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

const { zhangSan } = people;

test("signs a customer out of every app, with two presses and no code @main", async ({ desk, service }) => {
  await desk.lookUp(zhangSan.phone);
  await expect(desk.unbind).toBeEnabled();
  await desk.page.keyboard.press("Alt+3");
  await expect(desk.fix).toHaveValue("sign-out");
  await expect(desk.page.getByText("Signed in to: Shop, Community, Support.")).toBeVisible();
  await expect(desk.page.getByText("No code is needed.")).toBeVisible();
  await expect(desk.passCode).toBeHidden();

  await expect(desk.apply).toHaveAccessibleName("Sign 张三 out of 3 apps");
  await desk.apply.click();
  await expect(desk.apply).toHaveText("Press again to sign out");
  expect(service.calls("kick-users")).toEqual([]);
  await desk.apply.press("Enter");
  await desk.pressAgain();

  await expect(await desk.settled()).toHaveText("Signed out everywhere.");
  const [call, ...others] = service.calls("kick-users");
  expect(others).toEqual([]);
  expect(call).toMatchObject({ changed: true, userId: zhangSan.userId });
  expect(service.sessions(zhangSan)).toEqual([]);
  await expect(desk.evidence("Request ID")).toHaveText(call?.requestId ?? "");
  await expect(desk.button("Next customer")).toBeVisible();
  await expect(desk.apply).toBeHidden();
});

test("says which app is left if the service signed out of some", async ({ desk, service }) => {
  service.set({ kickUsers: "first-app" });
  await desk.find(zhangSan);
  await desk.page.keyboard.press("Alt+3");
  await desk.pressTwice("Sign 张三 out of 3 apps");
  await expect(await desk.settled()).toHaveText("1 of 3 signed out.");
  await expect(desk.result).toContainText("Not done: Community and Support.");
  await desk.button("Repeat…").click();

  service.set({ kickUsers: "every-app" });
  await desk.pressTwice("Sign 张三 out of 2 apps");
  await expect(desk.outcome).toHaveText("Signed out everywhere.");
  expect(service.sessions(zhangSan)).toEqual([]);
});
