import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("what the button in User cleared can be had back once, with its result", async ({ desk, service }) => {
  await desk.prepare(people.zhangSan);
  await desk.passCode.fill("0000");
  await desk.unbind.click();
  await desk.settled();
  const reads = service.calls("get-user").length;
  await desk.button("Clear").click();
  await expect(desk.user).toHaveValue("");
  await expect(desk.user).toBeFocused();
  await expect(desk.passCode).toHaveValue("");
  await expect(desk.customer("张三")).toBeHidden();
  await expect(desk.outcome).toBeHidden();

  await desk.button("Undo clear").click();
  await expect(desk.user).toHaveValue(people.zhangSan.userId);
  await expect(desk.outcome).toHaveText(/^Refused: /);
  await expect(desk.customer("张三")).toBeVisible();
  // It is as it was, and nothing was asked again.
  expect(service.calls("get-user")).toHaveLength(reads);
  await desk.page.keyboard.press("Escape");
  await desk.page.keyboard.press("Alt+z");
  await expect(desk.user).toHaveValue(people.zhangSan.userId);
});

test("every outcome can be left by mouse", async ({ desk, service }) => {
  for (const kind of ["html-502", "success-without-effect", "server-error"] as const) {
    await desk.find(people.zhangSan);
    service.break({ call: "unbind-phone", kind });
    await desk.passCode.fill(kind.length.toString().repeat(4));
    await desk.unbind.click();
    await desk.settled();
    await desk.button("Next customer").click();
    await expect(desk.user).toHaveValue("");
    await expect(desk.outcome).toBeHidden();
  }
});

test("what is pasted on opening takes the place of the customer before", async ({ desk, openDesk, extension }) => {
  await desk.lookUp(people.zhangSan.phone);
  await expect(desk.customer("张三")).toBeVisible();
  await desk.page.close();
  const reopened = await openDesk();
  await expect(reopened.user).toBeFocused();
  await extension.copy(people.liSi.phone);
  await reopened.page.keyboard.press("Control+v");
  await expect(reopened.user).toHaveValue(people.liSi.phone);
  await expect(reopened.customer("李四")).toBeVisible();
});
