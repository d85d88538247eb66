import { rm } from "node:fs/promises";
import { launchFirefox, type Firefox } from "../../firefox/firefox.ts";
import { EXTENSION_ID } from "../../firefox/firefox-extension.ts";
import { scanDirectory, type Scan } from "../disk/scan.ts";
import { firefoxViews } from "./views.ts";

const PREFS = {
  // As for a user: after a crash the tabs come back, with what was typed in them.
  "browser.sessionstore.resume_from_crash": true,
  "devtools.jsonview.enabled": false,
};

/** A Firefox whose profile outlives it. */
export class Profile {
  firefox: Firefox;
  readonly #extensionDir: string;

  private constructor(firefox: Firefox, extensionDir: string) {
    this.firefox = firefox;
    this.#extensionDir = extensionDir;
  }

  static async open(extensionDir: string): Promise<Profile> {
    return new Profile(await launch(extensionDir), extensionDir);
  }

  /** Starts Firefox again in the same profile. */
  async restart(): Promise<void> {
    this.firefox = await launch(this.#extensionDir, this.firefox.profileDir);
  }

  /** Has Firefox write its open tabs, and what is typed in them, as it does every 15 s. */
  async writeSession(): Promise<void> {
    await this.firefox.chrome(`return (async () => {
      const folder = "resource:///modules/sessionstore/";
      const { TabStateFlusher } = ChromeUtils.importESModule(folder + "TabStateFlusher.sys.mjs");
      const { SessionSaver } = ChromeUtils.importESModule(folder + "SessionSaver.sys.mjs");
      await TabStateFlusher.flushWindow(window);
      await SessionSaver.run();
    })();`);
  }

  scan(texts: Record<string, string>): Scan {
    return scanDirectory(this.firefox.profileDir, texts, firefoxViews);
  }

  /** @param running whether Firefox still is */
  async remove(running: boolean): Promise<void> {
    if (running) await this.firefox.quit();
    await rm(this.firefox.profileDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

function launch(extensionDir: string, profileDir?: string): Promise<Firefox> {
  return launchFirefox({
    extensionDir,
    extensionId: EXTENSION_ID,
    prefs: PREFS,
    ...(profileDir !== undefined && { profileDir }),
  });
}
