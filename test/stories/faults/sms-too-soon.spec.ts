import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("the service's own minute, begun elsewhere, is told and counted", async ({ desk, extension, service }) => {
  await desk.find(people.zhangSan);
  await desk.sendCode.click();
  await expect.poll(() => service.messages).toHaveLength(1);
  await extension.reset();
  await extension.setUp({ serviceAddress: service.url, route: "unbind-phone" });

  const elsewhere = desk.at(await extension.open("popup.html"));
  await elsewhere.find(people.zhangSan);
  await elsewhere.sendCode.click();
  await expect(await elsewhere.settled()).toHaveText(
    "The code may have been sent. Ask the customer before you send another.",
  );
  await expect(elsewhere.evidence("Message")).toHaveText("Only one message a minute can be sent; try again later");
  await expect(elsewhere.sendCode).toHaveText(/^Send again in \d+ s$/);
  expect(service.messages).toHaveLength(1);
});
