import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

/** Takes a minute off the time that is kept, which is as good as waiting for one. */
const A_MINUTE_LATER = `chrome.storage.session.get("sentCodes").then(({ sentCodes }) => {
  for (const one of Object.values(sentCodes)) one.nextAt -= 60_000;
  return chrome.storage.session.set({ sentCodes });
})`;

test("another code can be sent when the minute is over", async ({ desk, service }) => {
  await desk.find(people.zhangSan);
  await desk.sendCode.click();
  await expect(desk.sendCode).toHaveText(/^Send again in \d+ s$/);
  await expect(desk.sendCode).toBeDisabled();
  await desk.page.evaluate(A_MINUTE_LATER);
  service.advance(61_000);
  await expect(desk.sendCode).toHaveText("Send code");
  await desk.sendCode.click();
  await expect(desk.sendCode).toHaveText(/^Send again in \d+ s$/);
  expect(service.messages).toHaveLength(2);
});
