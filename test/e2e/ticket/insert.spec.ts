import type { Page } from "@playwright/test";
import { people } from "../../../sandbox/people.ts";
import { EDITORS } from "../../stories/support/ticket-server.ts";
import { Ticket } from "../../stories/support/ticket.ts";
import { expect, test as base } from "../support/test.ts";

const TYPED = "Dear customer, ";

interface OfTicket {
  /** The ticket of an agent who has just unbound a phone. */
  ticket: Ticket<Page>;
  /** Chooses to insert the last result; whether the extension reports it as inserted. */
  insert: () => Promise<boolean>;
}

const test = base.extend<OfTicket>({
  ticket: async ({ desk, extension }, use) => {
    await desk.unbindPhoneOf(people.zhangSan);
    const ticket = await Ticket.open(extension);
    await use(ticket);
    await ticket.close();
  },
  insert: async ({ extension, ticket }, use) => {
    const [earlier, read] = [1, `chrome.storage.session.get("notInserted").then(({ notInserted }) => notInserted?.at)`];
    await use(async () => {
      await extension.inWorker(`chrome.storage.session.set({ notInserted: { at: ${earlier} } })`);
      await ticket.choose("insert");
      await expect.poll(() => extension.inWorker(read)).not.toBe(earlier);
      return (await extension.inWorker(read)) === undefined;
    });
  },
});

function textOf(field: HTMLElement | SVGElement): string | null {
  return "value" in field ? String(field.value) : field.textContent;
}

test("knows the text again in an editor that shows it in another case", async ({ ticket, insert }) => {
  const editor = ticket.page.getByRole("textbox", { name: "Rich text", exact: true });
  for (const transform of ["uppercase", "lowercase", "capitalize"]) {
    await editor.fill(TYPED);
    await editor.evaluate((element, style) => (element.style.textTransform = style), transform);
    await editor.press("End");
    expect(await insert(), transform).toBe(true);
  }
});

test("knows the text again where it replaces an older copy of itself, or divides one", async ({ ticket, insert }) => {
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
      expect(await insert()).toBe(true);
      await editor.press("Control+Home");
      for (let letter = 0; letter < start; letter++) await editor.press("ArrowRight");
      await editor.press(select);
      expect(await insert(), `${name}: ${what} selected`).toBe(true);
      expect(await copies(), `${name}: ${what} selected`).toBe(left);
    }
  }
  // A copy that can't be replaced.
  const field = page.getByRole("textbox", { name: "Text area", exact: true });
  await field.evaluate((element: HTMLTextAreaElement) => (element.readOnly = true));
  await field.press("Control+A");
  expect(await insert()).toBe(false);
});

test("looks around a hidden field, whose editor empties it and draws each line", async ({ ticket, insert }) => {
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
    expect(await insert(), `${left} lines left out`).toBe(isInserted);
  }
});

test("reaches the editor in a frame of the page, as many rich editors are made", async ({
  extension,
  service,
  ticket,
}) => {
  const editor = ticket.page.frameLocator("iframe").getByRole("textbox", { name: "Framed" });
  await editor.pressSequentially(TYPED);
  await editor.click();
  await ticket.page.keyboard.press("End");
  await extension.choose(ticket.page, { menuItemId: "insert" }, "framed");
  await expect(editor).toContainText(`Request ID: ${service.unbinds[0]?.requestId ?? "?"}`);
  await ticket.page.waitForTimeout(500);
  await ticket.page.keyboard.press("Control+Z");
  await expect(editor).toHaveText(TYPED.trim());
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
    openDesk,
    extension,
    service,
    ticket,
  }) => {
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
    test(`leaves the agent's words as they are in a field that ${kind}`, async ({ extension, ticket }) => {
      const editor = ticket.page.getByRole("textbox", { name: "Text area", exact: true });
      await editor.pressSequentially(TYPED);
      await editor.evaluate(make);
      await editor.click();
      await ticket.choose("insert");
      await expect.poll(() => extension.inWorker("globalThis.popups")).toBe(1);
      await expect(editor).toHaveValue(TYPED);
    });
  }

  test("writes nothing into an input that does not take any text", async ({ extension, ticket }) => {
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
  });

  test("writes nothing into another field that the agent has clicked meanwhile", async ({ extension, ticket }) => {
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
  });

  test("says that there is no result yet, though another customer has one", async ({
    desk,
    openDesk,
    extension,
    ticket,
  }) => {
    await desk.find(people.liSi);
    const editor = ticket.page.getByRole("textbox", { name: "Text area", exact: true });
    await editor.pressSequentially(TYPED);
    await ticket.choose("insert");
    await expect.poll(() => extension.inWorker("globalThis.popups")).toBe(1);
    await expect(editor).toHaveValue(TYPED);
    const opened = await openDesk();
    await expect(opened.page.getByRole("dialog", { name: "No result to insert yet" })).toBeVisible();
  });
});
