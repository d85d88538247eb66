import { people } from "../../../sandbox/people.ts";
import { switchOn } from "../support/switch-on.ts";
import { expect, test } from "../support/test.ts";

const { zhangSan } = people;
const NAME = "Reset the password";

test.beforeEach(({ service }) => service.set({ passwordInAnswer: true }));

// Whether the password lies open anywhere is looked at after each test: it came to the customer as a code does.
test("has the service send a new password to the customer alone @main", async ({ extension, openDesk, service }) => {
  await switchOn(extension, NAME);
  const desk = await openDesk();
  await desk.user.fill(zhangSan.userId);
  await desk.fix.selectOption(NAME);
  await expect(desk.page.getByText("A new password goes to z***@example.com.")).toBeVisible();
  await desk.sendCode.click();
  await expect(desk.page.getByText("Code sent to z***@example.com.")).toBeVisible();
  await desk.passCode.fill(service.code());
  await expect(desk.apply).toHaveAccessibleName("Reset via z***@example.com for 张三");
  await desk.apply.click();

  await expect(await desk.settled()).toHaveText("Password reset.");
  expect(service.messages.map(({ channel, to }) => `${channel} ${to}`)).toEqual([
    "CHANNEL_RESET_PASSWORD zhangsan@example.com",
    "PASSWORD_RESET zhangsan@example.com",
  ]);
  expect(service.person(zhangSan.userId)).toMatchObject({ resetPasswordOnNextLogin: true });
  await expect(desk.evidence("Message")).toHaveText("•••");
  await expect(desk.button("Next customer")).toBeVisible();
  await expect(desk.apply).toBeHidden();
});

test("shows no word of an answer that holds the password, refused or not", async ({ extension, openDesk, service }) => {
  const body = JSON.stringify({ statusCode: 500, message: "Could not mail Sb-123456789", requestId: "r-1" });
  service.break({ call: "update-user", kind: "verbatim", body });
  await switchOn(extension, NAME);
  const desk = await openDesk();
  await desk.user.fill(zhangSan.userId);
  await desk.fix.selectOption(NAME);
  await desk.sendCode.click();
  await expect(desk.page.getByText("Code sent to")).toBeVisible();
  await desk.passCode.fill(service.code());
  await desk.apply.click();
  await expect(await desk.settled()).toContainText("Refused");
  await expect(desk.evidence("Request ID")).toHaveText("r-1");
  expect(await desk.page.evaluate("document.documentElement.outerHTML")).not.toContain("Sb-1");
  expect(await extension.stored("session")).not.toContain("Sb-1");
});
