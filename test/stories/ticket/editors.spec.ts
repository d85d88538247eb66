import { setTimeout } from "node:timers/promises";
import * as z from "zod";
import { people } from "../../../sandbox/people.ts";
import { NO_UNDO_KEY_WHILE_EMPTY, REAL_EDITORS, serveEditors } from "../../editors/serve-editors.ts";
import { expect, test } from "../support/test.ts";
import { Ticket } from "../support/ticket.ts";

// Each editor wants a pause before the insertion and one before its undo.
test.describe.configure({ timeout: 240_000 });

/** Puts the focus into an editor by its name, as a click does: it ends what one undo takes back. */
const ENTER = `((name) => {
  const place = '[data-editor="' + name + '"]';
  const frame = document.querySelector(place + " iframe");
  const editor = frame?.contentDocument.body ?? document.querySelector(
    place + "[contenteditable]," + place + " :is(textarea, input, [contenteditable=true])");
  editor.blur();
  frame?.contentWindow.focus();
  editor.focus();
  editor.scrollIntoView();
})`;
const PAGE = "(window.wrappedJSObject ?? window)";
const READY = `((page) => {
  page.thrown = [];
  page.onerror = (message) => page.thrown.push(message);
  return page.ready.then(() => Object.keys(page.contents));
})(${PAGE})`;

for (const typed of ["Dear customer,", ""]) {
  const already = typed === "" ? "nothing" : "the agent's words";
  test(`puts every line of the last result into the own content of each editor with ${already} in it`, async ({
    desk,
    extension,
  }) => {
    await expect(await desk.unbindPhoneOf(people.zhangSan)).toHaveText("Phone unbound.");
    await desk.button("Copy for ticket").click();
    await expect(desk.button("Copy for ticket")).toHaveText("Copied");
    const evidence = await extension.readClipboard();
    const ticket = await Ticket.open(extension, serveEditors);
    const { page } = ticket;
    expect(
      z
        .array(z.string())
        .parse(await page.evaluate(READY))
        .toSorted(),
    ).toEqual([...REAL_EDITORS]);
    // Some end their content with a line, or leave one between two paragraphs.
    const contentOf = (name: string) => async () =>
      String(await page.evaluate(`${PAGE}.contents["${name}"]()`))
        .replaceAll(/\n+/g, "\n")
        .trim();

    for (const name of REAL_EDITORS) {
      await page.evaluate(`${ENTER}("${name}")`);
      await page.keyboard.type(typed);
      // Editors join the changes of one second to one undo.
      if (typed !== "") await setTimeout(1_100);
      await page.evaluate(`${ENTER}("${name}")`);
      await page.keyboard.press("End");
      await ticket.choose("insert");
      const wanted = name === "input" ? evidence.replaceAll("\n", "; ") : evidence;
      await expect.poll(contentOf(name), { message: name }).toBe(`${typed}${wanted}`);
      if (typed === "" && NO_UNDO_KEY_WHILE_EMPTY.includes(name)) continue;
      // An undo at once looks like an editor that has put its own content back. One after the other
      // editors' changes would undo those: the browser has one list for the whole page.
      await setTimeout(500);
      await page.keyboard.press("Control+z");
      await expect.poll(contentOf(name), { message: name }).toBe(typed);
    }
    expect(await page.evaluate(`${PAGE}.thrown`)).toEqual([]);
    await ticket.close();
  });
}
