import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";
import { Ticket } from "../support/ticket-page.ts";
import { EDITORS } from "../support/ticket-server.ts";

const TYPED = "Dear customer, ";

test("puts the last result where the cursor is, in any editor, and the page's own undo takes it back", async ({
  desk,
  extension,
  service,
}) => {
  await desk.prepare(people.zhangSan);
  await desk.unbind.click();
  await desk.settled();
  const requestId = service.unbinds[0]?.requestId ?? "?";

  const { ticket, close } = await Ticket.open(extension);
  for (const name of EDITORS) {
    const editor = ticket.page.getByRole("textbox", { name, exact: true });
    const text = () => editor.evaluate((field) => ("value" in field ? field.value : field.textContent));
    await editor.pressSequentially(TYPED);
    // The menu belongs to a click, and a click ends what one undo takes back.
    await editor.click();
    await ticket.page.keyboard.press("End");
    await ticket.choose("insert");
    await expect.poll(text, name).toContain(`Request ID: ${requestId}`);
    const inserted = await text();
    expect(inserted, name).toMatch(/^Dear customer, Unbind phone/);
    if (name === "Input") expect(inserted).toContain("; Request ID: ");

    await ticket.page.keyboard.press("Control+Z");
    await expect.poll(text, name).toBe(TYPED);
  }
  await close();
});

test("reaches the editor in a frame of the page, as many rich editors are made", async ({
  desk,
  extension,
  service,
}) => {
  await desk.prepare(people.zhangSan);
  await desk.unbind.click();
  await desk.settled();
  const { ticket, close } = await Ticket.open(extension);
  const editor = ticket.page.frameLocator("iframe").getByRole("textbox", { name: "Framed" });
  await editor.pressSequentially(TYPED);
  await editor.click();
  await ticket.page.keyboard.press("End");
  await ticket.choose("insert", { frame: "framed" });
  await expect(editor).toContainText(`Request ID: ${service.unbinds[0]?.requestId ?? "?"}`);
  await ticket.page.keyboard.press("Control+Z");
  await expect(editor).toHaveText(TYPED.trim());
  await close();
});

test("opens the desk where the page takes nothing: no editor, or one that is out of reach", async ({
  desk,
  extension,
}) => {
  await desk.prepare(people.zhangSan);
  await desk.unbind.click();
  await desk.settled();
  const { ticket, close } = await Ticket.open(extension);
  // The browser opens its popup only in a window that is in front; here it is written down where it would.
  await extension.inWorker(`chrome.action.openPopup = () => {
    globalThis.popups = (globalThis.popups ?? 0) + 1;
    return Promise.resolve();
  }`);
  await ticket.page.locator("#said").click();
  await ticket.choose("insert");
  await expect.poll(() => extension.inWorker("globalThis.popups")).toBe(1);
  // A frame that is gone by now stands for one that may not be touched: both are errors to the browser.
  await extension.inWorker(`chrome.tabs.query({ url: "${ticket.page.url()}*" }).then(([tab]) =>
    chrome.contextMenus.onClicked.dispatch({ menuItemId: "insert", frameId: 987654 }, tab))`);
  await expect.poll(() => extension.inWorker("globalThis.popups")).toBe(2);
  await close();
});

test("leaves the ticket alone while there is no result", async ({ extension, desk }) => {
  await desk.find(people.zhangSan);
  const { ticket, close } = await Ticket.open(extension);
  const editor = ticket.page.getByRole("textbox", { name: "Text area", exact: true });
  await editor.pressSequentially(TYPED);
  await ticket.choose("insert");
  // A second choice is only dealt with once the first is done.
  await ticket.choose("unbind", { selectionText: people.liSi.phone });
  await expect(desk.user).toHaveValue(people.liSi.phone);
  await expect(editor).toHaveValue(TYPED);
  await close();
});
