import type { Extension, MenuChoice } from "./extension.ts";
import type { Located, Screen } from "./screen.ts";
import { serveTicket } from "./ticket-server.ts";

/** The agent's ticket, in a tab of its own. */
export class Ticket<P extends Screen<Located> = Screen<Located>> {
  readonly page: P;
  readonly #extension: Extension<P>;
  readonly #closeServer: () => Promise<void>;

  private constructor(page: P, extension: Extension<P>, closeServer: () => Promise<void>) {
    this.page = page;
    this.#extension = extension;
    this.#closeServer = closeServer;
  }

  static async open<P extends Screen<Located>>(extension: Extension<P>, serve = serveTicket): Promise<Ticket<P>> {
    const { origin, close } = await serve();
    return new Ticket(await extension.openWeb(origin), extension, close);
  }

  /** Chooses from the extension's menu. */
  async choose(menuItemId: MenuChoice["menuItemId"], selectionText?: string): Promise<void> {
    await this.#extension.choose(this.page, { menuItemId, ...(selectionText !== undefined && { selectionText }) });
  }

  async close(): Promise<void> {
    await this.page.close();
    await this.#closeServer();
  }
}
