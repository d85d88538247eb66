import { expect, test } from "../support/test.ts";

test.use({ hasOwnBrowser: true });

const WAYS = [
  { way: "leaves the field", key: "Tab" },
  { way: "presses Enter", key: "Enter" },
];

for (const { way, key } of WAYS) {
  test(`looks the user up as soon as the agent ${way}, and only once`, async ({ desk, service }) => {
    await desk.page.clock.install({ time: Date.now() });
    await desk.page.reload();
    await expect(desk.user).toBeFocused();
    await desk.page.keyboard.type("zhangsan");
    await desk.page.keyboard.press(key);
    await expect(desk.customer("张三")).toBeVisible();

    // Whatever still waits for a pause in typing has its pause now.
    await desk.page.clock.fastForward(5_000);
    await desk.lookUp("lisi");
    await expect(desk.customer("李四")).toBeVisible();
    expect(service.calls("get-user").map(({ query }) => query["userId"])).toEqual(["zhangsan", "lisi"]);
  });
}
