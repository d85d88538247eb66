import { people } from "../../../sandbox/people.ts";
import { button } from "../target.ts";
import type { Extension } from "../support/extension.ts";
import { expect, test } from "../support/test.ts";

const OPEN_AND_EMPTY = "popup.html#open-and-empty=en";

/** What the toolbar's button opens. */
async function buttonOpens({ firefox }: Extension): Promise<string> {
  return String(await firefox.evaluate("return browser.action.getPopup({}).then((page) => page.split('/').at(-1))"));
}

test("the button's page says whether there is anything to read first", async ({ desk, extension }) => {
  await expect.poll(() => buttonOpens(extension)).toBe(OPEN_AND_EMPTY);
  await desk.find(people.zhangSan);
  await expect.poll(() => buttonOpens(extension)).toBe("popup.html");
  await desk.click(button("Lock now"));
  await expect.poll(() => buttonOpens(extension)).toBe("popup.html");
});

test("a popup that is taken for open and empty does the whole job", async ({ openDesk }) => {
  const desk = await openDesk(OPEN_AND_EMPTY);
  await desk.prepare(people.zhangSan);
  await desk.pressUnbind();
  await desk.settles("Phone unbound.");
});

test("the popup of a desk with a result shows it", async ({ desk, extension, openDesk }) => {
  await desk.prepare(people.zhangSan);
  await desk.pressUnbind();
  await desk.settles("Phone unbound.");
  await expect.poll(() => buttonOpens(extension)).toBe("popup-result.html");
  const reopened = await openDesk("popup-result.html");
  await reopened.settles("Phone unbound.");
});

test("the style that lies in the page counts", async ({ desk }) => {
  // What the content security policy refuses has no rules.
  expect(await desk.evaluate("return document.styleSheets[0].cssRules.length")).toBeGreaterThan(50);
});
