import { setTimeout } from "node:timers/promises";
import { people } from "../../../sandbox/people.ts";
import { EDITORS } from "../../stories/support/ticket-server.ts";
import { expect, test } from "../support/test.ts";
import { Ticket } from "../support/ticket.ts";

const TYPED = "Dear customer";
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
  for (const name of EDITORS) {
    const written = () => ticket.read(`(({ value, textContent }) => value ?? textContent)(${editor(name)})`);
    await ticket.evaluate(`${editor(name)}.focus()`);
    await ticket.keyboard.press("End");
    await ticket.keyboard.type(TYPED);
    await ticket.choose("insert");
    await expect.poll(written, { message: name }).toContain(`Request ID: ${requestId}`);
    const inserted = await written();
    expect(inserted.startsWith(`${TYPED}Request ID: ${requestId}`), name).toBe(true);
    if (name === "Input") expect(inserted).toContain("; Unbind phone");

    // An undo at once looks like an editor that has put its own content back.
    await setTimeout(500);
    await ticket.keyboard.press("Control+z");
    await expect.poll(written, { message: name }).not.toContain(requestId);
  }
  await ticket.close();
});
