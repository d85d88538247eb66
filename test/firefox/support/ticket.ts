import * as z from "zod";
import { serveTicket } from "../../stories/support/ticket-server.ts";
import type { Firefox } from "../firefox.ts";
import { EXTENSION_ID, type FirefoxExtension } from "../firefox-extension.ts";
import { Tab } from "../tab.ts";

const CHOOSE = `const [id, info] = arguments;
  const { extension } = WebExtensionPolicy.getByID(id);
  const tab = gBrowser.selectedTab;
  extension.tabManager.addActiveTabPermission(tab);
  extension.emit("webext-menu-menuitem-click", info, tab);`;

/** The agent's ticket, in a tab of its own. */
export class Ticket extends Tab {
  readonly #closeServer: () => Promise<void>;

  private constructor(firefox: Firefox, handle: string, closeServer: () => Promise<void>) {
    super(firefox, handle);
    this.#closeServer = closeServer;
  }

  static async open({ firefox }: FirefoxExtension, serve = serveTicket): Promise<Ticket> {
    const server = await serve();
    return new Ticket(firefox, await firefox.open(server.origin), () => server.close());
  }

  /**
   * Chooses from the extension's menu, as the browser does after a click: it lets the extension
   * reach this tab, and tells it what was clicked.
   */
  async choose(menuItemId: "unbind" | "insert", info: { selectionText?: string } = {}): Promise<void> {
    const firefox = await this.front();
    await firefox.chrome(CHOOSE, EXTENSION_ID, { menuItemId, frameId: 0, modifiers: [], button: 0, ...info });
  }

  /** Runs an expression in the page, and returns its text. */
  async read(expression: string): Promise<string> {
    return z.string().parse(await this.evaluate(expression));
  }

  override async close(): Promise<void> {
    await super.close();
    await this.#closeServer();
  }
}
