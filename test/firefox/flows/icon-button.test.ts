import { people } from "../../../sandbox/people.ts";
import { button } from "../target.ts";
import type { Extension } from "../support/extension.ts";
import { expect, test } from "../support/test.ts";

const PLAIN = { badge: "", title: "Quick Fix for Authing" };

/** What the extension's button in the browser's toolbar says, as the browser has it. */
function toolbarButton({ firefox }: Extension): Promise<unknown> {
  return firefox.evaluate(`return Promise.all([browser.action.getBadgeText({}), browser.action.getTitle({})])
    .then(([badge, title]) => ({ badge, title }))`);
}

test("the button says that the desk is locked", async ({ desk, extension }) => {
  await expect.poll(() => toolbarButton(extension)).toEqual(PLAIN);
  await desk.click(button("Lock now"));
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
  await desk.pressUnbind();
  await expect.poll(() => toolbarButton(extension)).toEqual({ badge: "", title: "Quick Fix for Authing: at work" });
  // A page that runs on for a moment would see the result. One with the extension's rights, in which nothing of it runs, takes its place.
  await desk.close();
  await extension.firefox.page("manifest.json");
  await expect.poll(() => extension.views()).not.toContain("tab");
  service.mend();
  await expect
    .poll(() => toolbarButton(extension))
    .toEqual({ badge: "1", title: "Quick Fix for Authing – 1 result to look at" });

  const again = await openDesk();
  await again.settles("Phone unbound.");
  await expect.poll(() => toolbarButton(extension)).toEqual(PLAIN);
});
