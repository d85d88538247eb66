import { setTimeout } from "node:timers/promises";
import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";
import { EDITORS } from "../support/ticket-server.ts";
import { Ticket } from "../support/ticket.ts";

const TYPED = "Dear customer, ";
/** An editor of the page by its label, also the one in the component. */
const editor = (name: string) => `[document, document.getElementById("host").shadowRoot]
  .map((root) => root.querySelector('[aria-label="${name}"]')).find((one) => one)`;

test("puts the last result where the cursor is, in any editor, and the page's own undo takes it back @main", async ({
  desk,
  extension,
  service,
}) => {
  await expect(await desk.unbindPhoneOf(people.zhangSan)).toHaveText("Phone unbound.");
  const requestId = service.unbinds[0]?.requestId ?? "?";

  const ticket = await Ticket.open(extension);
  const { page } = ticket;
  for (const name of EDITORS) {
    const written = async () =>
      String(await page.evaluate(`(({ value, textContent }) => value ?? textContent)(${editor(name)})`));
    await page.evaluate(`${editor(name)}.focus()`);
    await page.keyboard.type(TYPED);
    // The menu belongs to a click, and a click ends what one undo takes back.
    await page.evaluate(`((one) => { one.blur(); one.focus(); })(${editor(name)})`);
    await page.keyboard.press("End");
    await ticket.choose("insert");
    await expect.poll(written, { message: name }).toContain(`Request ID: ${requestId}`);
    expect(await written(), name).toMatch(/^Dear customer, Request ID: /);
    if (name === "Input") expect(await written()).toContain("; Unbind phone");

    // An undo at once looks like an editor that has put its own content back.
    await setTimeout(500);
    await page.keyboard.press("Control+z");
    await expect.poll(written, { message: name }).toBe(TYPED);
  }
  await ticket.close();
});
