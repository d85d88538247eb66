import { rmSync } from "node:fs";
import { cp, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { people } from "../../../sandbox/people.ts";
import { PASSPHRASE } from "../../stories/support/extension.ts";
import { Service } from "../../stories/support/service.ts";
import { launchFirefox, type Firefox } from "../../firefox/firefox.ts";
import type { Pref } from "../../firefox/quiet-prefs.ts";
import { consoleErrors } from "../../firefox/support/console-errors.ts";
import { buildForFirefox } from "../../firefox/support/build.ts";
import { EXTENSION_ID } from "../../firefox/firefox-extension.ts";
import { Tab } from "../../firefox/tab.ts";
import { Desk } from "../../stories/support/desk.ts";
import { expect } from "../../stories/support/expect.ts";
import { SettingsPage } from "../../stories/support/settings-page.ts";
import { WHOLE_STATE } from "../support/whole-state.ts";

/** A Firefox with the production build, against a sandbox of its own. */
export class FirefoxDesk {
  readonly service: Service;
  readonly firefox: Firefox;

  private constructor(service: Service, firefox: Firefox) {
    this.service = service;
    this.firefox = firefox;
  }

  /** @param files further ones for the extension to come with, by name */
  static async open(
    prefs: Readonly<Record<string, Pref>> = {},
    files: Readonly<Record<string, string>> = {},
  ): Promise<FirefoxDesk> {
    const extensionDir = await withFiles(await builtOnce(), files);
    const service = await Service.start();
    const firefox = await launchFirefox({
      extensionDir,
      extensionId: EXTENSION_ID,
      prefs: { "devtools.jsonview.enabled": false, ...prefs },
    });
    return new FirefoxDesk(service, firefox);
  }

  async close(): Promise<void> {
    await this.firefox.close();
    await this.service.close();
  }

  async openDesk(): Promise<Desk> {
    return new Desk(new Tab(this.firefox, await this.firefox.open("popup.html")), this.service);
  }

  async openSettings(): Promise<SettingsPage> {
    return new SettingsPage(new Tab(this.firefox, await this.firefox.open("options.html")));
  }

  /** Fills in the settings and saves them; leaves no page open. */
  async setUp(): Promise<void> {
    const settings = await this.openSettings();
    await settings.fill(this.service.url);
    await settings.save.click();
    await expect(settings.saved).toBeVisible();
    await settings.page.close();
  }

  /** One whole job; leaves no page open. */
  async doOneJob(): Promise<void> {
    const desk = await this.openDesk();
    await expect(await desk.unbindPhoneOf(people.zhangSan)).toHaveText("Phone unbound.");
    await desk.page.close();
  }

  /** Unlocks on a page of its own, which stays open. */
  async unlock(): Promise<Desk> {
    const desk = await this.openDesk();
    await desk.page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
    await desk.button("Unlock").click();
    await expect(desk.user).toBeVisible();
    return desk;
  }

  /** Takes the tab in front to a page with the extension's rights in which nothing of it runs. */
  async barePage(): Promise<void> {
    await this.firefox.page("manifest.json");
  }

  /** Everything that a message could change. Leaves the tab in front on a bare page. */
  async state(): Promise<unknown> {
    await this.barePage();
    return { kept: await this.firefox.evaluate(`return ${WHOLE_STATE}`), calls: this.service.allCalls.length };
  }

  /**
   * What an administrator writes into `policies.json`, as Firefox reads it when it starts: the extension starts anew with it, and
   * locked. Leaves the tab in front on a bare page.
   */
  async setPolicy(values: object): Promise<void> {
    const { firefox } = this;
    // A page of the extension would go with it.
    await firefox.page("about:blank");
    await firefox.chrome(
      `const [id, values] = arguments;
       Services.policies.wrappedJSObject.setExtensionPolicies({ [id]: values });
       const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
       return AddonManager.getAddonByID(id).then((addon) => addon.reload());`,
      EXTENSION_ID,
      values,
    );
    await this.barePage();
  }

  /** Errors that nobody caught. */
  uncaught(): Promise<string[]> {
    return consoleErrors(this.firefox);
  }
}

let built: Promise<string> | undefined;

/** One build for all the files that this process tests. */
function builtOnce(): Promise<string> {
  built ??= buildForFirefox().then(({ extensionDir }) => {
    removeInTheEnd(dirname(extensionDir));
    return extensionDir;
  });
  return built;
}

/** The build with some files more, in a directory of its own; itself where there are none. */
async function withFiles(extensionDir: string, files: Readonly<Record<string, string>>): Promise<string> {
  if (Object.keys(files).length === 0) return extensionDir;
  const copy = await mkdtemp(join(tmpdir(), "quick-fix-firefox-"));
  removeInTheEnd(copy);
  await cp(extensionDir, copy, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(copy, name), text);
  return copy;
}

function removeInTheEnd(dir: string): void {
  process.once("exit", () => rmSync(dir, { recursive: true, force: true }));
}
