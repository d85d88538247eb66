import * as z from "zod";
import { credentials } from "../../sandbox/auth/credentials.ts";
import { extensionDir } from "../stories/support/build-once.ts";
import {
  FORGET_EVERYTHING,
  PASSPHRASE,
  saveSettings,
  stored,
  type Extension,
  type MenuChoice,
  type PageName,
  type Settings,
  type SetUps,
} from "../stories/support/extension.ts";
import { leaksIn, ON_PAGE, STORED } from "../stories/support/leaks.ts";
import { launchFirefox, type Firefox } from "./firefox.ts";
import { Tab } from "./tab.ts";
import { copyElsewhere, readClipboard } from "./support/clipboard.ts";
import { consoleErrors, consoleMessages, forgetConsole } from "./support/console-errors.ts";
import { downloaded } from "./support/downloads.ts";
import { allowOrigin, forbidAll } from "./support/host-permission.ts";
import { PermissionPrompt } from "./support/permission-prompt.ts";
import { RequestLog } from "./support/request-log.ts";
import { waitUntil } from "./wait-until.ts";

export const EXTENSION_ID = "quick-fix-for-authing@users.noreply";
const PREFS = {
  // Shows a bare page as the text it is: Firefox's viewer for JSON would be a page of its own.
  "devtools.jsonview.enabled": false,
  // What pages and the background say goes to Firefox's output, where it can be read.
  "devtools.console.stdout.content": true,
};

const HAS_MENU = `return browser.contextMenus.update("insert", {}).then(() => true, () => false);`;
const VIEWS = `return [...WebExtensionPolicy.getByID(arguments[0]).extension.views].map(({ viewType }) => viewType);`;
const PRESS_BUTTON = `
  const { extension } = WebExtensionPolicy.getByID(arguments[0]);
  return extension.apiManager.global.browserActionFor(extension).triggerAction(window);`;
const NO_POPUP_OR_SIDEBAR = `
  const { extension } = WebExtensionPolicy.getByID(arguments[0]);
  const others = [...extension.views].filter(({ viewType }) => viewType === "popup" || viewType === "sidebar");
  SidebarController.hide();
  for (const { xulBrowser } of others) xulBrowser?.closest("panel")?.hidePopup();
  return others.length === 0;`;
/** As after a click on the menu: the extension may reach the tab, and is told what was chosen. */
const CHOOSE = `
  const { extension } = WebExtensionPolicy.getByID(arguments[0]);
  const tab = gBrowser.selectedTab;
  extension.tabManager.addActiveTabPermission(tab);
  extension.emit("webext-menu-menuitem-click", { frameId: 0, modifiers: [], button: 0, ...arguments[1] }, tab);`;
const POPUP_SIZE = `
  const { extension } = WebExtensionPolicy.getByID(arguments[0]);
  const popup = [...extension.views].find(({ viewType }) => viewType === "popup");
  const { width, height } = popup?.xulBrowser.getBoundingClientRect() ?? {};
  return popup && { width, height };`;

const session = z.object({ token: z.object({ accessToken: z.string() }).optional() });

/** A Firefox with the production build in it. */
export class FirefoxExtension implements Extension<Tab> {
  readonly firefox: Firefox;
  readonly prompt: PermissionPrompt;
  readonly #requests: RequestLog;
  readonly #allowed: string[] = [];
  readonly #setUps: SetUps = new Map();
  /** The first tab, on a page with the extension's rights in which nothing of it runs. */
  #bare: Tab;

  private constructor(firefox: Firefox, requests: RequestLog, bare: Tab) {
    this.firefox = firefox;
    this.prompt = new PermissionPrompt(firefox);
    this.#requests = requests;
    this.#bare = bare;
  }

  static async launch(): Promise<FirefoxExtension> {
    const firefox = await launchFirefox({
      extensionDir: extensionDir("firefox"),
      extensionId: EXTENSION_ID,
      prefs: PREFS,
    });
    await firefox.page("manifest.json");
    // A background that is ended before it has made its menu never has one.
    await waitUntil(
      async () => ((await firefox.evaluate(HAS_MENU)) === true ? true : undefined),
      () => "the context menu is not there",
    );
    const [first = ""] = await firefox.windows();
    return new FirefoxExtension(firefox, await RequestLog.start(firefox), new Tab(firefox, first));
  }

  async open(name: PageName): Promise<Tab> {
    return new Tab(this.firefox, await this.firefox.open(name));
  }

  async opened(name: PageName, press: () => Promise<unknown>): Promise<Tab> {
    await press();
    return new Tab(this.firefox, await this.firefox.switchTo(new RegExp(`/${name}$`)));
  }

  async allow(origin: string): Promise<void> {
    this.#allowed.push(origin);
    await allowOrigin(this.firefox, EXTENSION_ID, origin);
  }

  async downloaded(_page: Tab, press: () => Promise<unknown>): Promise<string> {
    return downloaded(this.firefox, press);
  }

  async openWeb(address: string): Promise<Tab> {
    return new Tab(this.firefox, await this.firefox.open(address));
  }

  async choose(page: Tab, choice: MenuChoice): Promise<void> {
    await (await page.front()).chrome(CHOOSE, EXTENSION_ID, choice);
  }

  async isPanelOpen(): Promise<boolean> {
    return z
      .array(z.string())
      .parse(await this.views())
      .includes("sidebar");
  }

  closePanel(): Promise<void> {
    return this.closePopupAndSidebar();
  }

  inBarePage(expression: string): Promise<unknown> {
    return this.#bare.evaluate(expression);
  }

  /** Asks the tab in front, if it can: another one would hide the browser's own question. */
  async stored(area: "local" | "session"): Promise<string> {
    const { firefox } = this;
    const inFront = (await firefox.url()).startsWith(firefox.origin);
    return stored(inFront ? { evaluate: (expression) => firefox.evaluate(`return ${expression}`) } : this.#bare, area);
  }

  readClipboard(): Promise<string> {
    return readClipboard(this.firefox);
  }

  copy(text: string): Promise<void> {
    return copyElsewhere(this.firefox, text);
  }

  timesSent(call: string): Promise<number> {
    return this.#requests.times(call);
  }

  async killWorker(): Promise<void> {
    await this.firefox.terminateBackground();
  }

  uncaught(): Promise<string[]> {
    return consoleErrors(this.firefox);
  }

  /** The kinds of our pages that run: `tab`, `popup`, `sidebar`, `background`. */
  async views(): Promise<unknown> {
    return this.firefox.chrome(VIEWS, EXTENSION_ID);
  }

  async pressToolbarButton(): Promise<void> {
    await this.firefox.chrome(PRESS_BUTTON, EXTENSION_ID);
  }

  /** Closes the browser's own, and waits until neither runs on. */
  async closePopupAndSidebar(): Promise<void> {
    await waitUntil(
      async () => ((await this.firefox.chrome(NO_POPUP_OR_SIDEBAR, EXTENSION_ID)) === true ? true : undefined),
      () => "the popup or the sidebar is still open",
    );
  }

  /** In pixels; absent while the popup is closed. */
  async popupSize(): Promise<unknown> {
    return (await this.firefox.chrome(POPUP_SIZE, EXTENSION_ID)) ?? undefined;
  }

  /** Looks at every tab, and leaves another one in front. */
  async leaks(passCodes: readonly string[]): Promise<string[]> {
    const { firefox } = this;
    const places: Record<string, string> = {
      "the clipboard": await this.readClipboard(),
      "what is stored": JSON.stringify(await this.#bare.evaluate(STORED)),
    };
    const addresses: string[] = [];
    const { token } = session.parse(JSON.parse(await this.stored("session")));
    for (const handle of await firefox.windows()) {
      await firefox.switchTo(handle);
      const address = await firefox.url();
      if (!address.startsWith("moz-extension:")) continue;
      addresses.push(address);
      places[`${new URL(address).pathname}, open`] = z.string().parse(await firefox.evaluate(`return ${ON_PAGE}`));
    }
    const said = [...(await consoleMessages(firefox)), firefox.output, ...addresses, ...(await this.#requests.all())];
    return leaksIn(
      { ...places, "the console or an address": said.join("\n") },
      {
        "the secret": credentials.accessKeySecret,
        "the passphrase": PASSPHRASE,
        ...(token !== undefined && { "the token": token.accessToken }),
        ...Object.fromEntries(passCodes.map((code, index) => [`pass code ${index + 1}`, code])),
      },
    );
  }

  async forgetSaid(): Promise<void> {
    await forgetConsole(this.firefox);
    this.firefox.forgetOutput();
  }

  async reset(): Promise<void> {
    const { firefox } = this;
    const [first = "", ...others] = await firefox.windows();
    for (const handle of others) await new Tab(firefox, handle).close();
    this.#bare = new Tab(firefox, first);
    await this.#bare.front();
    await firefox.page("manifest.json");
    await this.closePopupAndSidebar();
    await this.prompt.asks(false);
    await this.#bare.evaluate("browser.alarms.clearAll()");
    // Twice: what is cleared wakes another background, which would settle what the last test began.
    // The second time nothing is left to clear, and nothing wakes.
    for (let time = 0; time < 2; time += 1) {
      await this.killWorker();
      await this.#bare.evaluate(FORGET_EVERYTHING);
    }
    await forbidAll(firefox, EXTENSION_ID);
    for (const origin of this.#allowed) await allowOrigin(firefox, EXTENSION_ID, origin);
    await this.copy("");
    await this.forgetSaid();
    await this.#requests.clear();
  }

  async setUp(settings: Settings): Promise<void> {
    await saveSettings(this.#bare, settings, this.#setUps);
  }

  async close(): Promise<void> {
    await this.firefox.close();
  }
}
