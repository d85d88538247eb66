import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";
import { Ticket } from "../support/ticket.ts";

test("selected text opens the desk beside the ticket, with that customer looked up @main", async ({
  extension,
  openDesk,
  service,
}) => {
  const ticket = await Ticket.open(extension);
  expect(await extension.isPanelOpen()).toBe(false);
  await ticket.choose("unbind", ` ${people.zhangSan.phone}\n`);
  await expect.poll(() => extension.isPanelOpen()).toBe(true);
  await extension.closePanel();

  const desk = await openDesk();
  await expect(desk.user).toHaveValue(people.zhangSan.phone);
  await expect(desk.customer("张三")).toBeVisible();
  expect(service.unbinds).toEqual([]);

  // The desk that is open already follows the next choice.
  await ticket.choose("unbind", people.liSi.phone);
  await expect(desk.customer("李四")).toBeVisible();
  await expect.poll(() => extension.isPanelOpen()).toBe(true);
  await ticket.close();
});
