import { setTimeout } from "node:timers/promises";
import { people } from "../../../sandbox/people.ts";
import { EDITORS } from "../../e2e/support/ticket-server.ts";
import { Ticket } from "../support/ticket.ts";
import { expect, test } from "../support/test.ts";

const TYPED = "Dear customer";

test("puts the last result where the cursor is, in any editor, and the page's own undo takes it back", async ({
  desk,
  extension,
  service,
}) => {
  await desk.prepare(people.zhangSan);
  await desk.pressUnbind();
  await desk.settles("Phone unbound.");
  const requestId = service.unbinds[0]?.requestId ?? "?";

  const ticket = await Ticket.open(extension);
  for (const name of EDITORS) {
    await ticket.enter(name);
    await ticket.type(TYPED);
    await ticket.choose("insert");
    await expect.poll(() => ticket.written(name), { message: name }).toContain(`Request ID: ${requestId}`);
    const inserted = await ticket.written(name);
    expect(inserted.startsWith(`${TYPED}Request ID: ${requestId}`), name).toBe(true);
    if (name === "Input") expect(inserted).toContain("; Unbind phone");

    // An undo at once looks like an editor that has put its own content back.
    await setTimeout(500);
    await ticket.press("Control+z");
    await expect.poll(() => ticket.written(name), { message: name }).not.toContain(requestId);
  }
  await ticket.close();
});
