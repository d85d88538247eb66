import { setTimeout as pause } from "node:timers/promises";
import type { Firefox } from "../../firefox/firefox.ts";
import { Tab } from "../../firefox/support/tab.ts";
import { waitUntil } from "../../firefox/wait-until.ts";

/** Milliseconds after a tab has opened, or a background has ended, until the browser is done with it. */
const SETTLING = 300;
/** Has the extension's rights, and nothing of it runs there. */
const BARE_PAGE = "manifest.json";

/** Which extension, to Firefox and to its pages. */
export interface Identity {
  id: string;
  uuid: string;
}

/** One of the extensions in Firefox. */
export class FirefoxExtension {
  readonly id: string;
  /** A page with the extension's rights in which nothing of it runs. */
  readonly bare: Tab;
  readonly #firefox: Firefox;
  readonly #origin: string;
  readonly #script: string;

  private constructor(firefox: Firefox, { id, uuid }: Identity, bare: Tab, script: string) {
    this.#firefox = firefox;
    this.id = id;
    this.#origin = originOf(uuid);
    this.bare = bare;
    this.#script = script;
  }

  /** @param script `in-page/index.ts` as a script */
  static async at(firefox: Firefox, identity: Identity, script: string): Promise<FirefoxExtension> {
    const bare = new Tab(firefox, await firefox.open(`${originOf(identity.uuid)}/${BARE_PAGE}`));
    const extension = new FirefoxExtension(firefox, identity, bare, script);
    await extension.#addInPage(bare);
    return extension;
  }

  /** The file that the toolbar's button opens now. */
  async buttonPage(): Promise<string> {
    const page = String(await this.bare.evaluate("return browser.action.getPopup({});"));
    return page.slice(this.#origin.length + 1);
  }

  /** Opens a popup in a tab of its own, to work in. */
  async openPopup(file = "popup.html"): Promise<Tab> {
    const tab = new Tab(this.#firefox, await this.#firefox.open(`${this.#origin}/${file}`));
    await this.#addInPage(tab);
    return tab;
  }

  /**
   * Opens a popup to be measured: in a tab that is there already, in front and in the extension's process, as the browser's own frame for
   * a popup is. The page goes there by itself a moment later, when the command that told it to is over.
   */
  async beginPopup(file: string): Promise<Tab> {
    const tab = new Tab(this.#firefox, await this.#firefox.open(`${this.#origin}/${BARE_PAGE}`));
    await pause(SETTLING);
    await tab.evaluate("const [address] = arguments; setTimeout(() => location.assign(address), 50);", `/${file}`);
    return tab;
  }

  /** Sends a message to the background from the bare page, and returns its reply as JSON. */
  async send(name: string, payload: object): Promise<string> {
    const reply = await this.bare.evaluate(
      "return browser.runtime.sendMessage(arguments[0]).then((reply) => JSON.stringify(reply));",
      { name, payload },
    );
    return String(reply);
  }

  /** Ends the background as Firefox does when it is idle. The next message starts another. */
  async endBackground(): Promise<void> {
    await waitUntil(
      async () => {
        await this.#firefox.terminateBackground(this.id);
        await pause(SETTLING);
        // A desk that keeps it warm may just have started the next.
        return (await this.#firefox.backgroundState(this.id)) === "stopped" || undefined;
      },
      () => "the background starts again and again",
    );
  }

  /** Past the page's content security policy, which lets in nothing but the extension's own files. */
  async #addInPage(tab: Tab): Promise<void> {
    await tab.evaluate(`(function (globalThis) { ${this.#script}\n})(window);`);
  }
}

function originOf(uuid: string): string {
  return `moz-extension://${uuid}`;
}
