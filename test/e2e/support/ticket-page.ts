import { expect, type Page } from "@playwright/test";
import type { ChromiumExtension } from "./chromium-extension.ts";
import { serveTicket } from "../../stories/support/ticket-server.ts";

/** A ticket in a tab of its own. */
export class Ticket {
  readonly page: Page;
  readonly #extension: ChromiumExtension;

  private constructor(page: Page, extension: ChromiumExtension) {
    this.page = page;
    this.#extension = extension;
  }

  /** @returns the ticket, and what closes it */
  static async open(
    extension: ChromiumExtension,
    serve = serveTicket,
  ): Promise<{ ticket: Ticket; close: () => Promise<void> }> {
    const server = await serve();
    const { origin } = server;
    // Stands in for `activeTab`: the browser grants it with the agent's click on its own menu, which no test can make.
    await extension.allow(origin);
    const page = await extension.context.newPage();
    await page.goto(origin);
    const close = async () => {
      await page.close();
      await server.close();
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
  /**
   * Chooses to insert the last result.
   * @returns whether the extension reports it as inserted
   */
  async insert(info: { frame?: string } = {}): Promise<boolean> {
    const [earlier, read] = [1, `chrome.storage.session.get("notInserted").then(({ notInserted }) => notInserted?.at)`];
    await this.#extension.inWorker(`chrome.storage.session.set({ notInserted: { at: ${earlier} } })`);
    await this.choose("insert", info);
    await expect.poll(() => this.#extension.inWorker(read)).not.toBe(earlier);
    return (await this.#extension.inWorker(read)) === undefined;
  }
}
