import { people } from "../../../sandbox/people.ts";
import { sendCode } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

test("the service's own minute, begun elsewhere, is told and counted", async ({
  desk,
  openDesk,
  extension,
  service,
}) => {
  await desk.find(people.zhangSan);
  await desk.click(sendCode);
  await expect.poll(() => service.messages).toHaveLength(1);
  await extension.reset();
  await extension.setUp(service.url, "unbind-phone");

  const elsewhere = await openDesk();
  await elsewhere.find(people.zhangSan);
  await elsewhere.click(sendCode);
  await elsewhere.settles("The code may have been sent. Ask the customer before you send another.");
  expect(await elsewhere.evidence("Message")).toBe("Only one message a minute can be sent; try again later");
  await elsewhere.shows(sendCode, /^Send again in \d+ s$/);
  expect(service.messages).toHaveLength(1);
});
