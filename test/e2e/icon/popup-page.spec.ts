import { people } from "../../../sandbox/people.ts";
import type { Desk } from "../support/desk.ts";
import type { Extension } from "../support/extension.ts";
import { expect, test } from "../support/test.ts";

const OPEN_AND_EMPTY = "popup.html#open-and-empty=en";
const WITH_RESULT = "popup-result.html";

/** What the toolbar's button opens. */
async function buttonOpens({ page }: Desk, extension: Extension): Promise<string> {
  const popup = await page.evaluate<string>("chrome.action.getPopup({})");
  return popup.slice(extension.url("").length);
}

/** Another page first: with the same one, only what follows its address would change. */
async function open({ page }: Desk, extension: Extension, popup: string): Promise<void> {
  await page.goto(extension.url("manifest.json"));
  await page.goto(extension.url(popup));
}

test("the button's page says whether there is anything to read first", async ({ desk, extension }) => {
  const page = expect.poll(() => buttonOpens(desk, extension));
  await page.toBe(OPEN_AND_EMPTY);
  await desk.find(people.zhangSan);
  await page.toBe("popup.html");
  await desk.user.press("Escape");
  await page.toBe(OPEN_AND_EMPTY);
  await desk.button("Lock now").click();
  await page.toBe("popup.html");
});

test("a popup that is taken for open and empty does the whole job", async ({ desk, extension }) => {
  await open(desk, extension, OPEN_AND_EMPTY);
  await desk.prepare(people.zhangSan);
  await desk.unbind.click();
  await expect(await desk.settled()).toHaveText("Phone unbound.");
});

test("the popup of a desk with a result shows it, asks for nothing to draw it with, and goes on from there", async ({
  desk,
  extension,
}) => {
  await desk.prepare(people.zhangSan);
  await desk.unbind.click();
  await desk.settled();
  await expect.poll(() => buttonOpens(desk, extension)).toBe(WITH_RESULT);
  await open(desk, extension, WITH_RESULT);
  await expect(desk.outcome).toHaveText("Phone unbound.");
  await desk.button("Next customer").click();
  await desk.prepare(people.liSi);
  await desk.unbind.click();
  await desk.settled();
});

test("one with a result that is gone is an empty desk, or asks for the passphrase", async ({ desk, extension }) => {
  await open(desk, extension, WITH_RESULT);
  await expect(desk.user).toBeFocused();
  await expect(desk.user).toHaveValue("");
  await desk.button("Lock now").click();
  await open(desk, extension, WITH_RESULT);
  await expect(desk.page.getByLabel("Passphrase")).toBeVisible();
});

test("one that is out of date shows who stands there, or asks for the passphrase", async ({ desk, extension }) => {
  await desk.find(people.zhangSan);
  await open(desk, extension, OPEN_AND_EMPTY);
  await expect(desk.user).toHaveValue(people.zhangSan.userId);
  await expect(desk.unbind).toBeEnabled();

  await desk.button("Lock now").click();
  await open(desk, extension, OPEN_AND_EMPTY);
  await expect(desk.page.getByLabel("Passphrase")).toBeVisible();
  await expect(desk.user).toHaveCount(0);
});

test("one whose language is out of date starts again in the one that holds now", async ({ desk, extension }) => {
  await open(desk, extension, "popup.html#open-and-empty=zh-CN");
  await expect(desk.user).toBeFocused();
  await expect(desk.page.locator("html")).toHaveAttribute("lang", "en");
  expect(new URL(desk.page.url()).hash).toBe("");
});
