import type { Locator } from "@playwright/test";
import { people } from "../../../sandbox/people.ts";
import { NO_UNDO_KEY_WHILE_EMPTY, REAL_EDITORS, serveEditors } from "../../editors/serve-editors.ts";
import { expect, test } from "../support/test.ts";
import { Ticket } from "../support/ticket-page.ts";

// Each editor wants a pause before the insertion and one before its undo.
test.describe.configure({ timeout: 180_000 });

for (const typed of ["Dear customer,", ""]) {
  const already = typed === "" ? "nothing" : "the agent's words";
  test(`puts every line of the last result into the own content of each editor with ${already} in it`, async ({
    desk,
    extension,
  }) => {
    await desk.unbindPhoneOf(people.zhangSan);
    await desk.button("Copy for ticket").click();
    const evidence = await extension.readClipboard();
    const { ticket, close } = await Ticket.open(extension, serveEditors);
    const { page } = ticket;
    const thrown: string[] = [];
    page.on("pageerror", ({ message }) => thrown.push(message));
    await page.evaluate(() => window.ready);
    expect(Object.keys(await page.evaluate("window.contents")).toSorted()).toEqual([...REAL_EDITORS]);

    const contentOf = (name: string) => async () =>
      plain(await page.evaluate((editor) => window.contents[editor]?.() ?? "", name));

    for (const name of REAL_EDITORS) {
      await editable(ticket, name).pressSequentially(typed);
      // Editors join the changes of one second to one undo.
      if (typed !== "") await page.waitForTimeout(1_100);
      // The menu belongs to a click, and a click ends what one undo takes back.
      await (name === "codemirror-5" ? page.locator(".CodeMirror-lines") : editable(ticket, name)).click();
      await page.keyboard.press("End");
      expect(await ticket.insert(name === "tinymce" ? { frame: name } : {}), name).toBe(true);
      const wanted = name === "input" ? evidence.replaceAll("\n", "; ") : evidence;
      await expect.poll(contentOf(name), name).toBe(`${typed}${wanted}`);
      if (typed === "" && NO_UNDO_KEY_WHILE_EMPTY.includes(name)) continue;
      // An undo at once looks like an editor that has put its own content back. A later one comes after the other editors' changes:
      // the browser has one list of changes for the whole page.
      await page.waitForTimeout(500);
      await editable(ticket, name).press("ControlOrMeta+Z");
      await expect.poll(contentOf(name), name).toBe(typed);
    }
    expect(thrown).toEqual([]);
    await close();
  });
}

/** Some end their content with a line, or leave one between two paragraphs. */
function plain(content: string): string {
  return content.replaceAll(/\n+/g, "\n").trim();
}

function editable({ page }: Ticket, name: string): Locator {
  if (name === "tinymce") return page.frameLocator("iframe").locator("body");
  const place = `[data-editor="${name}"]`;
  return page.locator(`${place}[contenteditable], ${place} :is(textarea, input, [contenteditable=true])`).first();
}
