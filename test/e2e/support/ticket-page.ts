import { createServer } from "node:http";
import type { Page } from "@playwright/test";
import type { Extension } from "./extension.ts";

/** A ticket system's page, with every kind of editor that one may have. */
const HTML = `<!doctype html><title>Ticket</title>
<p id="said">Please unbind 13800138000 for me</p>
<textarea aria-label="Text area"></textarea>
<input aria-label="Input">
<div contenteditable role="textbox" aria-label="Rich text" style="white-space: pre-wrap"></div>
<div id="host"></div>
<iframe name="framed" srcdoc='<body contenteditable role="textbox" aria-label="Framed"></body>'></iframe>
<script>
  document.getElementById("host").attachShadow({ mode: "open" }).innerHTML =
    '<textarea aria-label="Component"></textarea>';
</script>`;

export const EDITORS = ["Text area", "Input", "Rich text", "Component"] as const;

/** A ticket in a tab of its own. */
export class Ticket {
  readonly page: Page;
  readonly #extension: Extension;

  private constructor(page: Page, extension: Extension) {
    this.page = page;
    this.#extension = extension;
  }

  /** @returns the ticket, and what closes it */
  static async open(extension: Extension): Promise<{ ticket: Ticket; close: () => Promise<void> }> {
    const server = createServer((_request, response) => {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(HTML);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("The ticket's page has no port");
    const origin = `http://127.0.0.1:${address.port}`;
    // Stands in for `activeTab`: the browser grants it with the agent's click on its own menu, which no test can make.
    await extension.allow(origin);
    const page = await extension.context.newPage();
    await page.goto(origin);
    const close = async () => {
      await page.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    };
    return { ticket: new Ticket(page, extension), close };
  }

  /** The number that the browser gives to a frame of the page, by the frame's name. */
  async #frameId(name: string): Promise<unknown> {
    return this.#extension.inWorker(`chrome.tabs.query({ url: "${this.page.url()}*" }).then(async ([{ id }]) => {
      const frames = await chrome.scripting.executeScript({ target: { tabId: id, allFrames: true }, func: () => name });
      return frames.find(({ result }) => result === "${name}").frameId;
    })`);
  }

  /** What the browser tells the worker when the agent chooses from the menu, down to the listener: from there on nothing is played. */
  async choose(
    menuItemId: "unbind" | "insert",
    { frame, ...info }: { selectionText?: string; frame?: string } = {},
  ): Promise<void> {
    const frameId = frame === undefined ? 0 : await this.#frameId(frame);
    await this.#extension.inWorker(`chrome.tabs.query({ url: "${this.page.url()}*" }).then(([tab]) =>
      chrome.contextMenus.onClicked.dispatch(${JSON.stringify({ menuItemId, frameId, ...info })}, tab))`);
  }
}
