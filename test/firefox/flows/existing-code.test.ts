import { people } from "../../../sandbox/people.ts";
import { copyElsewhere } from "../support/clipboard.ts";
import { passCode, sendCode } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

test("takes a code that the customer already has, pasted with its message, and submits it with Enter", async ({
  desk,
  openDesk,
  service,
  extension,
}) => {
  const colleague = await openDesk();
  await colleague.find(people.liSi);
  await colleague.click(sendCode);
  await expect.poll(() => service.messages).toHaveLength(1);
  await colleague.close();

  await desk.lookUp("lisi");
  await desk.isFocused(passCode);
  await copyElsewhere(extension.firefox, `Your code is ${service.code()}`);
  await desk.press("Control+v");
  // The agent had it there; what the desk puts there is looked at in the end.
  await copyElsewhere(extension.firefox, "");
  await desk.press("Enter");
  await desk.settles("Phone unbound.");
  expect(service.messages).toHaveLength(1);
});
