import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("takes a code that the customer already has, pasted with its message, and submits it with Enter", async ({
  desk,
  openDesk,
  extension,
  service,
}) => {
  const colleague = await openDesk();
  await colleague.find(people.liSi);
  await colleague.sendCode.click();
  await expect.poll(() => service.messages).toHaveLength(1);
  await colleague.page.close();

  await desk.lookUp("lisi");
  await expect(desk.passCode).toBeFocused();
  await extension.copy(`Your code is ${service.code()}`);
  await desk.page.keyboard.press("Control+v");
  // The agent had it there; what the desk puts there is looked at in the end.
  await extension.copy("");
  await desk.page.keyboard.press("Enter");
  await expect(await desk.settled()).toHaveText("Phone unbound.");
  expect(service.messages).toHaveLength(1);
});
