import { setTimeout } from "node:timers/promises";
import * as z from "zod";
import { people } from "../../../sandbox/people.ts";
import { NO_UNDO_KEY_WHILE_EMPTY, REAL_EDITORS, serveEditors } from "../../editors/serve-editors.ts";
import { Ticket } from "../support/ticket.ts";
import { expect, test } from "../support/test.ts";

const ENTER = `const place = '[data-editor="' + arguments[0] + '"]';
  const frame = document.querySelector(place + " iframe");
  const editor = frame?.contentDocument.body ?? document.querySelector(
    place + "[contenteditable]," + place + " :is(textarea, input, [contenteditable=true])");
  frame?.contentWindow.focus();
  editor.focus();
  editor.scrollIntoView();`;
const PAGE = "const page = window.wrappedJSObject ?? window;";
const READY = `${PAGE} page.thrown = []; page.onerror = (message) => page.thrown.push(message); return page.ready.then(() => true);`;

for (const typed of ["Dear customer,", ""]) {
  const already = typed === "" ? "nothing" : "the agent's words";
  test(`puts every line of the last result into the own content of each editor with ${already} in it`, async ({
    desk,
    extension,
    service,
  }) => {
    await desk.prepare(people.zhangSan);
    await desk.pressUnbind();
    await desk.settles("Phone unbound.");
    const requestId = service.unbinds[0]?.requestId ?? "?";

    const ticket = await Ticket.open(extension, serveEditors);
    await ticket.evaluate(READY);
    const contentOf = (name: string) => async () =>
      z
        .string()
        .parse(await ticket.evaluate(`${PAGE} return page.contents[arguments[0]]();`, name))
        .replaceAll(/\n+/g, "\n")
        .trim();
    for (const name of REAL_EDITORS) {
      await ticket.evaluate(ENTER, name);
      await ticket.type(typed);
      await ticket.press("End");
      await ticket.choose("insert");
      await expect.poll(contentOf(name), { message: name }).toContain(`Request ID: ${requestId}`);
      const lines = (await contentOf(name)()).split(name === "input" ? "; " : "\n");
      expect(lines.slice(0, 2), name).toEqual([
        `${typed}Request ID: ${requestId}`,
        "Unbind phone (Quick Fix for Authing)",
      ]);
      expect(lines.length, name).toBe(11);
      if (typed === "" && NO_UNDO_KEY_WHILE_EMPTY.includes(name)) continue;
      // An undo at once looks like an editor that has put its own content back. A later one is after the other editors' changes:
      // Firefox has one list of changes for the whole page.
      await setTimeout(500);
      await ticket.press("Control+z");
      await expect.poll(contentOf(name), { message: name }).not.toContain(requestId);
    }
    expect(await ticket.evaluate(`${PAGE} return page.thrown;`)).toEqual([]);
    await ticket.close();
  });
}
