import * as z from "zod";
import { serveTicket } from "../../e2e/support/ticket-server.ts";
import type { Firefox } from "../firefox.ts";
import { EXTENSION_ID, type Extension } from "./extension.ts";
import { Tab } from "./tab.ts";

/** The agent's ticket, in a tab of its own. */
export class Ticket extends Tab {
  readonly #closeServer: () => Promise<void>;

  private constructor(firefox: Firefox, handle: string, closeServer: () => Promise<void>) {
    super(firefox, handle);
    this.#closeServer = closeServer;
  }

  static async open({ firefox }: Extension, serve = serveTicket): Promise<Ticket> {
    const server = await serve();
    return new Ticket(firefox, await firefox.open(server.origin), () => server.close());
  }

  /** What stands in an editor of the page. */
  async written(label: string): Promise<string> {
    return z.string().parse(await this.evaluate(WRITTEN, label));
  }

  /** Puts the cursor at the end of an editor. */
  async enter(label: string): Promise<void> {
    await this.evaluate(FOCUS, label);
    await this.press("End");
  }

  /**
   * Chooses from the extension's context menu, as the browser does once its menu is clicked: it lets the extension reach this tab,
   * and tells it what was clicked.
   */
  async choose(menuItemId: "unbind" | "insert", info: { selectionText?: string } = {}): Promise<void> {
    const firefox = await this.front();
    await firefox.chrome(CHOOSE, EXTENSION_ID, { menuItemId, frameId: 0, modifiers: [], button: 0, ...info });
  }

  override async close(): Promise<void> {
    await super.close();
    await this.#closeServer();
  }
}

const FIND = `const label = arguments[0];
  const roots = [document, document.getElementById("host").shadowRoot];
  const editor = roots.map((root) => root.querySelector('[aria-label="' + label + '"]')).find((one) => one);`;
const WRITTEN = `${FIND} return editor.value ?? editor.textContent;`;
const FOCUS = `${FIND} editor.focus();`;

const CHOOSE = `const [id, info] = arguments;
  const { extension } = WebExtensionPolicy.getByID(id);
  const tab = gBrowser.selectedTab;
  extension.tabManager.addActiveTabPermission(tab);
  extension.emit("webext-menu-menuitem-click", info, tab);`;
