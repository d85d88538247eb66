import { people } from "../../../sandbox/people.ts";
import { switchOn } from "../support/switch-on.ts";
import { expect, test } from "../support/test.ts";

const { sunQi } = people;

test("sets a suspended account to active again, with two presses", async ({ extension, openDesk, service }) => {
  await switchOn(extension, "Reactivate");
  const desk = await openDesk();
  await desk.user.fill(sunQi.userId);
  await desk.fix.selectOption("Reactivate");
  await expect(desk.page.getByText(/^Suspended since .*2026: can be reactivated\.$/)).toBeVisible();
  await expect(desk.apply).toHaveAccessibleName("Reactivate 孙七");
  await desk.apply.click();
  await expect(desk.apply).toHaveText("Press again to reactivate");
  expect(service.calls("update-user")).toEqual([]);
  await desk.apply.press("Enter");
  await desk.pressAgain();

  await expect(await desk.settled()).toHaveText("Account reactivated.");
  const [call, ...others] = service.calls("update-user");
  expect(others).toEqual([]);
  expect(service.person(sunQi.userId)?.status).toBe("Activated");
  await expect(desk.evidence("Request ID")).toHaveText(call?.requestId ?? "");
});

test("is not on the desk before it is switched on", async ({ desk }) => {
  await expect(desk.fix.getByRole("option")).toHaveText(["Unbind phone", "Unbind e-mail", "Sign out everywhere"]);
});
