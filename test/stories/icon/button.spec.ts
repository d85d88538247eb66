import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";
import { toolbarButton } from "../support/toolbar-button.ts";

const PLAIN = { badge: "", title: "Quick Fix for Authing" };

test("the button says that the desk is locked", async ({ desk, extension }) => {
  await expect.poll(() => toolbarButton(extension)).toEqual(PLAIN);
  await desk.button("Lock now").click();
  await expect.poll(() => toolbarButton(extension)).toEqual({ badge: "", title: "Quick Fix for Authing: locked" });
});

test("the button says that an attempt is under way, and that its result came while nobody looked", async ({
  desk,
  openDesk,
  extension,
  service,
}) => {
  await desk.prepare(people.zhangSan);
  service.break({ call: "unbind-phone", kind: "delay", delayMs: 600_000 });
  await desk.unbind.click();
  await expect.poll(() => toolbarButton(extension)).toEqual({ badge: "", title: "Quick Fix for Authing: at work" });
  await desk.page.close();
  service.mend();
  await expect
    .poll(() => toolbarButton(extension))
    .toEqual({ badge: "1", title: "Quick Fix for Authing – 1 result to look at" });

  const again = await openDesk();
  await again.settled();
  await expect.poll(() => toolbarButton(extension)).toEqual(PLAIN);
});

test("an outcome that nobody knows yet asks for attention, until the history was looked at", async ({
  desk,
  extension,
  service,
}) => {
  await desk.prepare(people.zhangSan);
  service.break({ call: "unbind-phone", kind: "html-502", delayMs: 600_000 });
  await desk.unbind.click();
  await expect(desk.outcome).toHaveText("Asking the service…");
  await desk.page.close();
  service.mend();
  await expect
    .poll(() => toolbarButton(extension))
    .toEqual({ badge: "!", title: "Quick Fix for Authing – 1 result to look at, not certain yet" });

  const history = await extension.open("history.html");
  const buttonAfterALook = async () => {
    // The button is read in another tab, and only a history in front is looked at.
    await expect(history.getByText("The answer was lost")).toBeVisible();
    return toolbarButton(extension);
  };
  await expect.poll(buttonAfterALook).toEqual(PLAIN);
});
