import { people } from "../../../sandbox/people.ts";
import { customer, user } from "../support/desk-targets.ts";
import { EXTENSION_ID } from "../support/extension.ts";
import { Ticket } from "../support/ticket.ts";
import { expect, test } from "../support/test.ts";

const HAS_SIDEBAR = `return [...WebExtensionPolicy.getByID(arguments[0]).extension.views]
  .some(({ viewType }) => viewType === "sidebar");`;

test("selected text opens the desk beside the ticket, with that customer looked up", async ({
  extension,
  openDesk,
  service,
}) => {
  const hasSidebar = () => extension.firefox.chrome(HAS_SIDEBAR, EXTENSION_ID);
  const ticket = await Ticket.open(extension);
  expect(await hasSidebar()).toBe(false);
  await ticket.choose("unbind", { selectionText: ` ${people.zhangSan.phone}\n` });
  await expect.poll(hasSidebar).toBe(true);
  await extension.firefox.chrome("window.SidebarController.hide();");

  const desk = await openDesk();
  await desk.holds(user, people.zhangSan.phone);
  await desk.shows(customer("张三"));
  expect(service.unbinds).toEqual([]);

  // The desk that is open already follows the next choice.
  await ticket.choose("unbind", { selectionText: people.liSi.phone });
  await desk.shows(customer("李四"));
  await extension.firefox.chrome("window.SidebarController.hide();");
  await ticket.close();
});
