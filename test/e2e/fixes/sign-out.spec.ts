import { people } from "../../../sandbox/people.ts";
import type { Desk } from "../support/desk.ts";
import { switchOn } from "../support/switch-on.ts";
import { expect, test } from "../support/test.ts";

const { zhangSan, liSi } = people;

/** The first of two presses counts only for what the button says when it is pressed. */
async function choose(desk: Desk): Promise<void> {
  await desk.find(zhangSan);
  await desk.page.keyboard.press("Alt+3");
  await expect(desk.apply).toHaveAccessibleName("Sign 张三 out of 3 apps");
}

test("signs a customer out of every app, with two presses and no code", async ({ desk, service }) => {
  await desk.lookUp(zhangSan.phone);
  await expect(desk.unbind).toBeEnabled();
  await desk.page.keyboard.press("Alt+3");
  await expect(desk.fix).toHaveValue("sign-out");
  await expect(desk.page.getByText("Signed in to: Shop, Community, Support.")).toBeVisible();
  await expect(desk.page.getByText("Asks the customer for no code.")).toBeVisible();
  await expect(desk.passCode).toBeHidden();

  await expect(desk.apply).toHaveAccessibleName("Sign 张三 out of 3 apps");
  await desk.apply.click();
  await expect(desk.apply).toHaveText("Press again to sign out");
  expect(service.calls("kick-users")).toEqual([]);
  await desk.apply.click();

  await expect(await desk.settled()).toHaveText("Signed out everywhere.");
  const [call, ...others] = service.calls("kick-users");
  expect(others).toEqual([]);
  expect(call).toMatchObject({ changed: true, userId: zhangSan.userId });
  expect(service.sessions(zhangSan)).toEqual([]);
  await expect(desk.evidence("Request ID")).toHaveText(call?.requestId ?? "");
  await expect(desk.button("Next customer")).toBeVisible();
  await expect(desk.apply).toBeHidden();
});

test("works by keyboard alone, and one key that is held down is one press", async ({ desk, service }) => {
  await choose(desk);
  await desk.apply.focus();
  await desk.page.keyboard.down("Enter");
  await desk.page.keyboard.down("Enter");
  await desk.page.keyboard.up("Enter");
  await expect(desk.apply).toHaveText("Press again to sign out");
  await desk.page.keyboard.press("Escape");
  await expect(desk.apply).toHaveText("Sign 张三 out of 3 apps");
  expect(service.calls("kick-users")).toEqual([]);
  await desk.page.keyboard.press("Enter");
  await desk.page.keyboard.press("Enter");
  await expect(await desk.settled()).toHaveText("Signed out everywhere.");
});

test("says which app is left if the service signed out of some", async ({ desk, service }) => {
  service.set({ kickUsers: "first-app" });
  await choose(desk);
  await desk.apply.click();
  await desk.apply.click();
  await expect(await desk.settled()).toHaveText("1 of 3 signed out.");
  await expect(desk.result).toContainText("Not done: Community and Support.");
  await desk.button("Repeat…").click();
  await expect(desk.apply).toHaveAccessibleName("Sign 张三 out of 2 apps");

  service.set({ kickUsers: "every-app" });
  await desk.apply.click();
  await desk.apply.click();
  await expect(desk.outcome).toHaveText("Signed out everywhere.");
  expect(service.sessions(zhangSan)).toEqual([]);
});

test("tells a lost answer from what happened", async ({ desk, service, extension }) => {
  service.break({ call: "kick-users", kind: "empty", applied: true });
  await choose(desk);
  await desk.apply.click();
  await desk.apply.click();
  await expect(await desk.settled()).toHaveText("The customer is signed out, although the answer was lost.");
  expect(extension.timesSent("kick-users")).toBe(1);
});

test("says that there is nothing to sign out of", async ({ desk, service }) => {
  await desk.find(liSi);
  await desk.page.keyboard.press("Alt+3");
  await expect(desk.page.getByText("Not signed in to any app: there is nothing to sign out of.")).toBeVisible();
  await desk.apply.click();
  await desk.apply.click();
  await expect(await desk.settled()).toHaveText("Nothing was changed.");
  await expect(desk.result).toContainText("There is nothing to sign out of.");
  expect(service.calls("kick-users")).toEqual([]);
});

test("is the next step after an unbind that is done", async ({ desk, service }) => {
  await desk.prepare(zhangSan);
  await desk.unbind.click();
  await expect(await desk.settled()).toHaveText("Phone unbound.");
  await desk.button("Sign out everywhere").click();
  await expect(desk.apply).toHaveAccessibleName("Sign 张三 out of 3 apps");
  await desk.apply.click();
  await desk.apply.click();
  await expect(await desk.settled()).toHaveText("Signed out everywhere.");
  expect(service.sessions(zhangSan)).toEqual([]);
});

test("stays within 560 px, with every fix on the desk, whichever is chosen", async ({ extension, openDesk }) => {
  for (const name of ["Reactivate", "Reset the password"]) await switchOn(extension, name);
  const desk = await openDesk();
  await desk.page.setViewportSize({ width: 360, height: 600 });
  await desk.find(zhangSan);
  for (const key of ["Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5"]) {
    await desk.page.keyboard.press(key);
    await expect(desk.page.getByText("Reading what would change")).toBeHidden();
    expect(await desk.page.evaluate(() => document.body.scrollHeight), key).toBeLessThanOrEqual(560);
  }
  await expect(desk.fix).toHaveValue("reset-password");
});
