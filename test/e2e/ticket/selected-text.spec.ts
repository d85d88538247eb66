import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";
import { Ticket } from "../support/ticket-page.ts";

test("selected text opens the desk beside the ticket, with that customer looked up @main", async ({
  extension,
  openDesk,
  service,
}) => {
  const { ticket, close } = await Ticket.open(extension);
  // The browser opens its panel only for a click on its own menu; here it is written down where it would.
  await extension.inWorker(`chrome.sidePanel.open = (where) => {
    globalThis.opened = where;
    return Promise.resolve();
  }`);
  await ticket.choose("unbind", { selectionText: ` ${people.zhangSan.phone}\n` });
  const windowId = await extension.inWorker(`chrome.windows.getLastFocused().then(({ id }) => id)`);
  await expect.poll(() => extension.inWorker("globalThis.opened")).toEqual({ windowId });

  const desk = await openDesk();
  await expect(desk.user).toHaveValue(people.zhangSan.phone);
  await expect(desk.customer("张三")).toBeVisible();
  expect(service.unbinds).toEqual([]);

  // The desk that is open already follows the next choice.
  await ticket.choose("unbind", { selectionText: people.liSi.phone });
  await expect(desk.customer("李四")).toBeVisible();
  await close();
});
