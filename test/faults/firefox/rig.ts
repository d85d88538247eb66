import { EXTENSION_ID } from "../../firefox/firefox-extension.ts";
import { launchFirefox, type Firefox } from "../../firefox/firefox.ts";
import { buildForFirefox } from "../../firefox/support/build.ts";
import { Tab } from "../../firefox/tab.ts";
import { expect } from "../../stories/support/expect.ts";
import { SettingsPage } from "../../stories/support/settings-page.ts";
import { FirefoxDesk } from "./desk.ts";

/** A Firefox with the production build, set up and unlocked. */
export interface FirefoxRig {
  firefox: Firefox;
  openDesk: () => Promise<FirefoxDesk>;
}

/** Builds for Firefox, starts it, sets it up at an address, and ends it when the work is done or has failed. */
export async function withFirefox(address: string, work: (rig: FirefoxRig) => Promise<void>): Promise<void> {
  const { extensionDir, remove } = await buildForFirefox();
  const firefox = await launchFirefox({ extensionDir, extensionId: EXTENSION_ID });
  try {
    const settings = new SettingsPage(new Tab(firefox, await firefox.open("options.html")));
    await settings.fill(address);
    await settings.save.click();
    await expect(settings.saved).toBeVisible();
    await settings.page.close();
    await work({ firefox, openDesk: () => FirefoxDesk.open(firefox) });
  } finally {
    await firefox.close();
    await remove();
  }
}
