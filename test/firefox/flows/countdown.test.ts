import { people } from "../../../sandbox/people.ts";
import { sendCode } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

const COUNTING = /^Send again in \d+ s$/;

test("the countdown to the next code survives closing the popup", async ({ desk, openDesk, service }) => {
  await desk.find(people.zhangSan);
  await desk.click(sendCode);
  const before = secondsOn(await desk.shows(sendCode, COUNTING));
  await desk.isDisabled(sendCode);
  await desk.close();

  const reopened = await openDesk();
  expect(secondsOn(await reopened.shows(sendCode, COUNTING))).toBeLessThanOrEqual(before);
  await reopened.isDisabled(sendCode);
  expect(service.messages).toHaveLength(1);
});

function secondsOn(label: string): number {
  return Number(/\d+/.exec(label)?.[0]);
}
