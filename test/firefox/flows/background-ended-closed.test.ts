import { people } from "../../../sandbox/people.ts";
import { button } from "../target.ts";
import { outcome } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

test("a background ended behind a closed popup leaves a result to be found, before the change and after", async ({
  desk,
  openDesk,
  extension,
  service,
}) => {
  await desk.prepare(people.zhangSan);
  service.break({ call: "unbind-phone", kind: "delay", delayMs: 3_000 });
  await desk.pressUnbind();
  await expect.poll(() => service.unbinds).toHaveLength(1);
  await desk.close();
  await extension.firefox.terminateBackground();

  const reopened = await openDesk();
  await reopened.settles(/^The answer was lost; the phone (is|was) still bound at/);
  await expect.poll(() => service.isBusy).toBe(false);
  await reopened.click(button("Check again"));
  await reopened.shows(outcome, "The phone is unbound, although the answer was lost.");
  expect(await extension.timesSent("unbind-phone")).toBe(1);
  expect(service.unbinds).toHaveLength(1);
});
