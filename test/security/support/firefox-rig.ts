import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { EXTENSION_ID } from "../../firefox/firefox-extension.ts";
import { launchFirefox, type Firefox } from "../../firefox/firefox.ts";
import type { Pref } from "../../firefox/quiet-prefs.ts";
import { consoleErrors } from "../../firefox/support/console-errors.ts";
import { allowOrigin } from "../../firefox/support/host-permission.ts";
import { PermissionPrompt } from "../../firefox/support/permission-prompt.ts";
import { RequestLog } from "../../firefox/support/request-log.ts";
import { Tab } from "../../firefox/tab.ts";
import type { PageName } from "../../stories/support/extension.ts";
import { firefoxViews } from "../disk/firefox-views.ts";
import { scanDirectory, type Scan } from "../disk/scan.ts";
import { makePlace, Rig, type Place, type RigOptions, type Told } from "./rig.ts";

const PREFS = {
  // As for a user: after a crash the tabs come back, with what was typed in them.
  "browser.sessionstore.resume_from_crash": true,
  "devtools.jsonview.enabled": false,
};
const THROWS = "throws.js";

export class FirefoxRig extends Rig {
  readonly extensionId = EXTENSION_ID;
  readonly policyRestarts = true;
  readonly webPagesSend = false;
  otherPage = "";
  #firefox: Firefox;
  #bare: Tab | undefined;
  #log: RequestLog | undefined;

  private constructor(place: Place, firefox: Firefox) {
    super(place);
    this.#firefox = firefox;
  }

  static async open(options: RigOptions): Promise<FirefoxRig> {
    const files = { ...options.files, [THROWS]: "throw new Error('canary')" };
    const place = await makePlace("firefox", { ...options, files });
    const { proxyPort, otherDir } = options;
    const rig = new FirefoxRig(place, await launch(place, proxyPort === undefined ? {} : throughProxy(proxyPort)));
    if (proxyPort !== undefined) rig.#log = await RequestLog.start(rig.#firefox);
    if (otherDir !== undefined) {
      const id = await rig.#firefox.installAddon(otherDir);
      const host = await rig.#firefox.chrome(
        "return WebExtensionPolicy.getByID(arguments[0]).mozExtensionHostname;",
        id,
      );
      rig.otherPage = `moz-extension://${String(host)}/page.html`;
    }
    return rig;
  }

  open(name: PageName): Promise<Tab> {
    return this.openWeb(name);
  }

  async openWeb(address: string): Promise<Tab> {
    return new Tab(this.#firefox, await this.#firefox.open(address));
  }

  async inBarePage(expression: string): Promise<unknown> {
    this.#bare ??= await this.open("manifest.json");
    return this.#bare.evaluate(expression);
  }

  allow(origin: string): Promise<void> {
    return allowOrigin(this.#firefox, EXTENSION_ID, origin);
  }

  holdPermission(): Promise<void> {
    return new PermissionPrompt(this.#firefox).asks(true);
  }

  uncaught(): Promise<unknown> {
    return consoleErrors(this.#firefox);
  }

  async throwInWorker(): Promise<void> {
    await this.inBarePage(`chrome.runtime.getBackgroundPage().then(({ document }) => {
      document.body.append(Object.assign(document.createElement("script"), { src: "/${THROWS}" }));
    })`);
  }

  stopWorker(): Promise<void> {
    return this.#firefox.terminateBackground();
  }

  /**
   * As a native manifest, which needs no rights beyond a home folder and touches no Firefox but this one. Firefox reads it when the
   * extension starts, so it is started anew.
   */
  async setPolicy(values: object): Promise<void> {
    const folder = join(this.place.root, ".mozilla", "managed-storage");
    const manifest = { name: EXTENSION_ID, description: "Policy", type: "storage", data: values };
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, `${EXTENSION_ID}.json`), JSON.stringify(manifest));
    // A page of the extension would go with it.
    this.#bare ??= await this.open("manifest.json");
    const firefox = await this.#bare.front();
    await firefox.page("about:blank");
    await firefox.chrome(
      `const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
       return AddonManager.getAddonByID(arguments[0]).then((addon) => addon.reload());`,
      EXTENSION_ID,
    );
    await firefox.page("manifest.json");
  }

  passesOn(): boolean {
    return true;
  }

  async told(proxied: readonly string[]): Promise<Told> {
    const asked = (await this.#log?.all()) ?? [];
    await this.quit();
    const hosts = [...new Set(asked.map((url) => new URL(url).host))];
    const isOurs = (request: string) => isLoopback(request) || hosts.some((host) => request.includes(host));
    return { asked, sent: proxied.filter(isOurs) };
  }

  /** At once, and not every 15 s. */
  async written(): Promise<void> {
    await this.#firefox.chrome(`return (async () => {
      const folder = "resource:///modules/sessionstore/";
      const { TabStateFlusher } = ChromeUtils.importESModule(folder + "TabStateFlusher.sys.mjs");
      const { SessionSaver } = ChromeUtils.importESModule(folder + "SessionSaver.sys.mjs");
      await TabStateFlusher.flushWindow(window);
      await SessionSaver.run();
    })();`);
  }

  scan(texts: Record<string, string>): Scan {
    return scanDirectory(this.place.profileDir, texts, firefoxViews);
  }

  kill(): Promise<void> {
    return this.#firefox.kill();
  }

  quit(): Promise<void> {
    return this.#firefox.quit();
  }

  async restart(): Promise<void> {
    this.#firefox = await launch(this.place);
    this.#bare = undefined;
  }
}

function launch({ root, extensionDir, profileDir }: Place, prefs: Record<string, Pref> = {}): Promise<Firefox> {
  return launchFirefox({
    extensionDir,
    extensionId: EXTENSION_ID,
    profileDir,
    prefs: { ...PREFS, ...prefs },
    env: { HOME: root },
  });
}

function throughProxy(port: number): Record<string, Pref> {
  return {
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": port,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": port,
    "network.proxy.no_proxies_on": "",
    // Firefox would go straight to this computer otherwise.
    "network.proxy.allow_hijacking_localhost": true,
  };
}

/** To this computer, where the sandbox and the stranger are. */
function isLoopback(request: string): boolean {
  return /^\w+ (?:https?:\/\/)?(?:127\.0\.0\.1|localhost)[:/]/.test(request);
}
