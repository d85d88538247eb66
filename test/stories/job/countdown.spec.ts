import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("the countdown to the next code survives closing the popup", async ({ desk, openDesk, service }) => {
  await desk.find(people.zhangSan);
  await desk.sendCode.click();
  await expect(desk.sendCode).toHaveText(/^Send again in \d+ s$/);
  await expect(desk.sendCode).toBeDisabled();
  const before = secondsOn(await desk.sendCode.innerText());
  await desk.page.close();

  const reopened = await openDesk();
  await expect(reopened.sendCode).toHaveText(/^Send again in \d+ s$/);
  expect(secondsOn(await reopened.sendCode.innerText())).toBeLessThanOrEqual(before);
  await expect(reopened.sendCode).toBeDisabled();
  expect(service.messages).toHaveLength(1);
});

function secondsOn(label: string): number {
  return Number(/\d+/.exec(label)?.[0]);
}
