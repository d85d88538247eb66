import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";
import { Ticket } from "../support/ticket-page.ts";
import { EDITORS } from "../../stories/support/ticket-server.ts";

const TYPED = "Dear customer, ";

function textOf(field: HTMLElement | SVGElement): string | null {
  return "value" in field ? String(field.value) : field.textContent;
}

test("puts the last result where the cursor is, in any editor, and the page's own undo takes it back @main", async ({
  desk,
  extension,
  service,
}) => {
  await desk.unbindPhoneOf(people.zhangSan);
  const requestId = service.unbinds[0]?.requestId ?? "?";

  const { ticket, close } = await Ticket.open(extension);
  for (const name of EDITORS) {
    const editor = ticket.page.getByRole("textbox", { name, exact: true });
    const text = () => editor.evaluate(textOf);
    await editor.pressSequentially(TYPED);
    // The menu belongs to a click, and a click ends what one undo takes back.
    await editor.click();
    await ticket.page.keyboard.press("End");
    await ticket.choose("insert");
    await expect.poll(text, name).toContain(`Request ID: ${requestId}`);
    const inserted = await text();
    expect(inserted, name).toMatch(/^Dear customer, Request ID: /);
    if (name === "Input") expect(inserted).toContain("; Unbind phone");

    // An undo at once looks like an editor that has put its own content back.
    await ticket.page.waitForTimeout(500);
    await ticket.page.keyboard.press("Control+Z");
    await expect.poll(text, name).toBe(TYPED);
  }
  await close();
});

test("knows the text again in an editor that shows it in another case", async ({ desk, extension }) => {
  await desk.unbindPhoneOf(people.zhangSan);
  const { ticket, close } = await Ticket.open(extension);
  const editor = ticket.page.getByRole("textbox", { name: "Rich text", exact: true });
  for (const transform of ["uppercase", "lowercase", "capitalize"]) {
    await editor.fill(TYPED);
    await editor.evaluate((element, style) => (element.style.textTransform = style), transform);
    await editor.press("End");
    expect(await ticket.insert(), transform).toBe(true);
  }
  await close();
});

test("knows the text again where it replaces an older copy of itself, or divides one", async ({ desk, extension }) => {
  await desk.unbindPhoneOf(people.zhangSan);
  const { ticket, close } = await Ticket.open(extension);
  const { page } = ticket;
  const toEnd = "Control+Shift+End";
  for (const name of ["Text area", "Rich text"]) {
    const editor = page.getByRole("textbox", { name, exact: true });
    const copies = async () => ((await editor.evaluate(textOf)) ?? "").split("Request ID: ").length - 1;
    for (const [what, start, select, left] of [
      ["the copy", TYPED.length, toEnd, 1],
      ["everything", 0, toEnd, 1],
      ["all but the first letters of the copy", TYPED.length + 3, toEnd, 1],
      ["nothing within the copy", TYPED.length + 3, "Shift", 1],
      ["nothing before the copy", TYPED.length, "Shift", 2],
    ] as const) {
      await editor.fill(TYPED);
      await editor.press("End");
      expect(await ticket.insert()).toBe(true);
      await editor.press("Control+Home");
      for (let letter = 0; letter < start; letter++) await editor.press("ArrowRight");
      await editor.press(select);
      expect(await ticket.insert(), `${name}: ${what} selected`).toBe(true);
      expect(await copies(), `${name}: ${what} selected`).toBe(left);
    }
  }
  // A copy that can't be replaced.
  const field = page.getByRole("textbox", { name: "Text area", exact: true });
  await field.evaluate((element: HTMLTextAreaElement) => (element.readOnly = true));
  await field.press("Control+A");
  expect(await ticket.insert()).toBe(false);
  await close();
});

test("looks around a hidden field, whose editor empties it and draws each line", async ({ desk, extension }) => {
  await desk.unbindPhoneOf(people.zhangSan);
  const { ticket, close } = await Ticket.open(extension);
  const field = ticket.page.getByRole("textbox", { name: "Text area", exact: true });
  for (const [left, isInserted] of [
    [0, true],
    [1, false],
  ] as const) {
    await field.evaluate((element: HTMLTextAreaElement, leftOut) => {
      element.style.cssText = "width: 1px; height: 1em; padding: 0; border: 0";
      element.oninput = () => {
        const lines = element.value.split("\n");
        element.value = "";
        for (const line of lines.slice(leftOut))
          document.body.append(Object.assign(document.createElement("p"), { textContent: line }));
      };
    }, left);
    await field.focus();
    expect(await ticket.insert(), `${left} lines left out`).toBe(isInserted);
  }
  await close();
});

test("reaches the editor in a frame of the page, as many rich editors are made", async ({
  desk,
  extension,
  service,
}) => {
  await desk.unbindPhoneOf(people.zhangSan);
  const { ticket, close } = await Ticket.open(extension);
  const editor = ticket.page.frameLocator("iframe").getByRole("textbox", { name: "Framed" });
  await editor.pressSequentially(TYPED);
  await editor.click();
  await ticket.page.keyboard.press("End");
  await ticket.choose("insert", { frame: "framed" });
  await expect(editor).toContainText(`Request ID: ${service.unbinds[0]?.requestId ?? "?"}`);
  await ticket.page.waitForTimeout(500);
  await ticket.page.keyboard.press("Control+Z");
  await expect(editor).toHaveText(TYPED.trim());
  await close();
});

test.describe("what is not inserted", () => {
  test.beforeEach(async ({ extension }) => {
    // The browser opens its popup only in the window in front; the tests open the same page themselves.
    await extension.inWorker(`chrome.action.openPopup = () => {
      globalThis.popups = (globalThis.popups ?? 0) + 1;
      return Promise.resolve();
    }`);
  });

  test("opens the desk with the text selected if there is no editor, or none within reach", async ({
    desk,
    openDesk,
    extension,
    service,
  }) => {
    await desk.unbindPhoneOf(people.zhangSan);
    const { ticket, close } = await Ticket.open(extension);
    await ticket.page.locator("#said").click();
    await ticket.choose("insert");
    await expect.poll(() => extension.inWorker("globalThis.popups")).toBe(1);

    const opened = await openDesk();
    await expect(opened.page.getByRole("dialog", { name: "Not inserted" })).toBeVisible();
    await expect
      .poll(() => opened.page.evaluate(() => document.getSelection()?.toString()))
      .toContain(`Request ID: ${service.unbinds[0]?.requestId ?? "?"}`);
    await opened.page.keyboard.press("Escape");
    await expect(opened.page.getByRole("dialog")).toBeHidden();
    await expect(opened.outcome).toHaveText("Phone unbound.");

    // A frame that is gone by now is the same error to the browser as one that may not be touched.
    await extension.inWorker(`chrome.tabs.query({ url: "${ticket.page.url()}*" }).then(([tab]) =>
      chrome.contextMenus.onClicked.dispatch({ menuItemId: "insert", frameId: 987654 }, tab))`);
    await expect.poll(() => extension.inWorker("globalThis.popups")).toBe(2);
    await close();
  });

  const fields: Record<string, (field: HTMLTextAreaElement) => void> = {
    "cuts it short": (field) => {
      field.maxLength = 30;
    },
    "may only be read": (field) => {
      field.readOnly = true;
    },
    "is put back by its page": (field) => {
      field.oninput = () => (field.value = "Dear customer, ");
    },
  };
  for (const [kind, make] of Object.entries(fields)) {
    test(`leaves the agent's words as they are in a field that ${kind}`, async ({ desk, extension }) => {
      await desk.unbindPhoneOf(people.zhangSan);
      const { ticket, close } = await Ticket.open(extension);
      const editor = ticket.page.getByRole("textbox", { name: "Text area", exact: true });
      await editor.pressSequentially(TYPED);
      await editor.evaluate(make);
      await editor.click();
      await ticket.choose("insert");
      await expect.poll(() => extension.inWorker("globalThis.popups")).toBe(1);
      await expect(editor).toHaveValue(TYPED);
      await close();
    });
  }

  test("writes nothing into an input that does not take any text", async ({ desk, extension }) => {
    await desk.unbindPhoneOf(people.zhangSan);
    const { ticket, close } = await Ticket.open(extension);
    const input = ticket.page.getByLabel("Input", { exact: true });
    let popups = 0;
    for (const type of ["number", "email", "url", "date", "time", "range", "color", "checkbox", "password"]) {
      await input.evaluate((field: HTMLInputElement, kind) => {
        field.type = kind;
        // Letters in a number are on the page, but not in its value.
        field.oninput = () => (field.title = kind);
      }, type);
      await input.focus();
      await ticket.choose("insert");
      await expect.poll(() => extension.inWorker("globalThis.popups"), type).toBe(++popups);
      await expect(input, type).not.toHaveAttribute("title");
    }
    await close();
  });

  test("writes nothing into another field that the agent has clicked meanwhile", async ({ desk, extension }) => {
    await desk.unbindPhoneOf(people.zhangSan);
    const { ticket, close } = await Ticket.open(extension);
    const { page } = ticket;
    const editor = page.getByRole("textbox", { name: "Rich text", exact: true });
    // An editor that swallows what is pasted.
    await editor.evaluate((element) => {
      const others = [
        document.querySelector("textarea"),
        document.querySelector("input"),
        document.getElementById("host")?.shadowRoot?.querySelector("textarea"),
        document.querySelector("iframe")?.contentDocument?.body,
      ];
      element.addEventListener("paste", (event) => {
        event.preventDefault();
        const other = others.shift();
        setTimeout(() => other?.focus());
      });
    });
    let popups = 0;
    for (const other of ["Text area", "Input", "Component", "Framed"]) {
      await editor.focus();
      await ticket.choose("insert");
      await expect.poll(() => extension.inWorker("globalThis.popups"), other).toBe(++popups);
      for (const name of EDITORS)
        expect(await page.getByRole("textbox", { name, exact: true }).evaluate(textOf), other).toBe("");
      expect(await page.frameLocator("iframe").getByRole("textbox").evaluate(textOf), other).toBe("");
    }
    await close();
  });

  test("says that there is no result yet, though another customer has one", async ({ desk, openDesk, extension }) => {
    await desk.unbindPhoneOf(people.zhangSan);
    await desk.find(people.liSi);
    const { ticket, close } = await Ticket.open(extension);
    const editor = ticket.page.getByRole("textbox", { name: "Text area", exact: true });
    await editor.pressSequentially(TYPED);
    await ticket.choose("insert");
    await expect.poll(() => extension.inWorker("globalThis.popups")).toBe(1);
    await expect(editor).toHaveValue(TYPED);
    const opened = await openDesk();
    await expect(opened.page.getByRole("dialog", { name: "No result to insert yet" })).toBeVisible();
    await close();
  });
});
