import type { Page } from "@playwright/test";
import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

/** In pixels. A browser gives its popup the width that its content asks for. */
const WIDTH = 360;

test("the browser's own popup is as wide as the desk, empty and with a customer", async ({ desk, extension }) => {
  const bare = await extension.open("manifest.json");
  await bare.bringToFront();
  expect(await popupWidths(bare)).toEqual([]);
  await bare.evaluate("chrome.action.openPopup()");
  await expect.poll(() => popupWidths(bare)).toEqual([WIDTH]);

  await desk.lookUp(people.zhangSan.phone);
  await expect(desk.customer("张三")).toBeVisible();
  await expect.poll(() => popupText(bare)).toContain("张三");
  expect(await popupWidths(bare)).toEqual([WIDTH]);
  await bare.close();
});

/** Of the desk in each open popup, if the popup shows all of its width. */
function popupWidths(page: Page): Promise<unknown> {
  return page.evaluate(`chrome.extension.getViews({ type: "popup" }).map(({ document, innerWidth }) => {
    const { left, width } = document.querySelector("main").getBoundingClientRect();
    return left >= 0 && left + width <= innerWidth ? width : "cut";
  })`);
}

function popupText(page: Page): Promise<unknown> {
  return page.evaluate(`chrome.extension.getViews({ type: "popup" })[0]?.document.body.innerText`);
}
