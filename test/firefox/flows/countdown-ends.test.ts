import { people } from "../../../sandbox/people.ts";
import { sendCode } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

/** Takes a minute off the time that is kept, which is as good as waiting for one. */
const A_MINUTE_LATER = `return browser.storage.session.get("sentCodes").then(({ sentCodes }) => {
  for (const one of Object.values(sentCodes)) one.nextAt -= 60_000;
  return browser.storage.session.set({ sentCodes });
})`;

test("another code can be sent when the minute is over", async ({ desk, service }) => {
  await desk.find(people.zhangSan);
  await desk.click(sendCode);
  await desk.shows(sendCode, /^Send again in \d+ s$/);
  await desk.evaluate(A_MINUTE_LATER);
  service.advance(61_000);
  await desk.shows(sendCode, "Send code");
  await desk.click(sendCode);
  await desk.shows(sendCode, /^Send again in \d+ s$/);
  expect(service.messages).toHaveLength(2);
});
