import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test.use({ hasOwnBrowser: true });

test("another code can be sent when the minute is over", async ({ desk, service }) => {
  await desk.page.clock.install({ time: Date.now() });
  await desk.page.reload();
  await desk.find(people.zhangSan);
  await desk.sendCode.click();
  await expect(desk.sendCode).toBeDisabled();
  await desk.page.clock.fastForward("01:01");
  await expect(desk.sendCode).toHaveText("Send code");
  await expect(desk.sendCode).toBeEnabled();
  expect(service.messages).toHaveLength(1);
});
