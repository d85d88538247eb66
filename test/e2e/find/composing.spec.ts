import { expect, test } from "../support/test.ts";

test("a name that an input method still composes is not looked up", async ({ desk, service }) => {
  const devTools = await desk.page.context().newCDPSession(desk.page);
  await expect(desk.user).toBeFocused();
  await devTools.send("Input.imeSetComposition", { text: "zhang san", selectionStart: 9, selectionEnd: 9 });
  await expect(desk.user).toHaveValue("zhang san");
  // Twice the pause after which what is typed is looked up.
  await desk.page.waitForTimeout(2_000);
  expect(service.calls("get-user")).toEqual([]);
  await devTools.send("Input.insertText", { text: "张三" });
  await expect(desk.user).toHaveValue("张三");
  await expect.poll(() => service.calls("get-user").map(({ query }) => query["userId"])).toEqual(["张三"]);
});
