import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as z from "zod";
import { findFirefox, FirefoxProcess } from "./firefox-process.ts";
import { Marionette } from "./marionette.ts";
import { MarionetteError } from "./marionette-error.ts";
import { Page } from "./page.ts";
import { quietPrefs, type Pref } from "./quiet-prefs.ts";

/** Always the same, so that a relaunch finds what the extension stored under its address. */
const UUID = "6e2f6f0a-5c1e-4b0b-9d63-0d1c5a7e9f42";

/** How long Firefox itself waits for a page or a script. */
const COMMAND_LIMIT_MS = 60_000;

/** What to start Firefox with. */
export interface LaunchOptions {
  /** The unpacked extension. */
  extensionDir: string;
  /** Its `browser_specific_settings.gecko.id`. */
  extensionId: string;
  prefs?: Readonly<Record<string, Pref>>;
  /** A profile left by `kill()`, or an empty folder; without it a new one is made. */
  profileDir?: string;
  env?: Readonly<Record<string, string>>;
}

/** Starts headless Firefox with the extension installed; `close()` it in the end. */
export async function launchFirefox(options: LaunchOptions): Promise<Firefox> {
  const { extensionId } = options;
  const profileDir = options.profileDir ?? (await mkdtemp(join(tmpdir(), "firefox-profile-")));
  const prefs = {
    ...quietPrefs,
    // Firefox picks a free port itself and says which.
    "marionette.port": 0,
    "extensions.webextensions.uuids": JSON.stringify({ [extensionId]: UUID }),
    ...options.prefs,
  };
  const browser = await FirefoxProcess.start(findFirefox(), profileDir, prefs, options.env);
  try {
    const marionette = await Marionette.connect(await browser.port());
    await marionette.send("WebDriver:NewSession");
    await marionette.send("WebDriver:SetTimeouts", { pageLoad: COMMAND_LIMIT_MS, script: COMMAND_LIMIT_MS });
    const firefox = new Firefox(marionette, browser, { extensionId, profileDir });
    await firefox.installAddon(options.extensionDir);
    return firefox;
  } catch (error) {
    await browser.kill();
    if (options.profileDir === undefined) await removeProfile(profileDir);
    throw error;
  }
}

const END_BACKGROUND = `return WebExtensionPolicy.getByID(arguments[0]).extension
  .terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });`;

const NO_CLOSED_PAGE = `return [...WebExtensionPolicy.getByID(arguments[0]).extension.views]
  .every(({ xulBrowser }) => xulBrowser?.isConnected !== false);`;

interface Identity {
  extensionId: string;
  profileDir: string;
}

const handles = z.array(z.string());

/** A running Firefox and the extension in it. */
export class Firefox extends Page {
  /** The base of the extension's addresses. */
  readonly origin: string;
  /** For `launchFirefox({ profileDir })` after `kill()`. */
  readonly profileDir: string;
  readonly #marionette: Marionette;
  readonly #browser: FirefoxProcess;
  readonly #extensionId: string;

  constructor(marionette: Marionette, browser: FirefoxProcess, { extensionId, profileDir }: Identity) {
    super(marionette);
    this.#marionette = marionette;
    this.#browser = browser;
    this.#extensionId = extensionId;
    this.origin = `moz-extension://${UUID}`;
    this.profileDir = profileDir;
  }

  /** What Firefox has written to its standard output and error since this was last forgotten. */
  get output(): string {
    return this.#browser.output;
  }

  forgetOutput(): void {
    this.#browser.forgetOutput();
  }

  /** Takes the current tab to a page of the extension, or to a full address, and waits until it is loaded. */
  async page(path: string): Promise<void> {
    await this.command("WebDriver:Navigate", { url: new URL(path, `${this.origin}/`).href });
  }

  /** Opens a page in a new tab, which becomes the current one; returns its handle. */
  async open(path: string): Promise<string> {
    const reply = await this.command("WebDriver:NewWindow", { type: "tab", focus: true });
    const { handle } = z.object({ handle: z.string() }).parse(reply);
    await this.switchTo(handle);
    await this.page(path);
    return handle;
  }

  /** The handles of all tabs. */
  async windows(): Promise<string[]> {
    return handles.parse(await this.command("WebDriver:GetWindowHandles"));
  }

  /** Makes a tab the current one, by its handle or by a pattern for its address; returns its handle. */
  async switchTo(tab: string | RegExp): Promise<string> {
    if (typeof tab === "string") {
      await this.#switch(tab);
      return tab;
    }
    return this.until(
      async () => {
        for (const handle of await this.windows()) {
          await this.#switch(handle, false);
          if ((await this.url()).search(tab) >= 0) {
            await this.#switch(handle);
            return handle;
          }
        }
        return undefined;
      },
      async () => `no tab is at ${String(tab)}; there are ${(await this.#addresses()).join(", ")}`,
    );
  }

  /** Closes the current tab until nothing runs in it; the first that remains is the current one. */
  async closeTab(): Promise<void> {
    const [next] = handles.parse(await this.command("WebDriver:CloseWindow"));
    if (next !== undefined) await this.switchTo(next);
    await this.until(
      async () => ((await this.chrome(NO_CLOSED_PAGE, this.#extensionId)) === true ? true : undefined),
      () => "a page of the extension runs on in a closed tab",
    );
  }

  /** Installs an unpacked or packed add-on until Firefox quits; returns its id. */
  async installAddon(path: string): Promise<string> {
    const reply = await this.command("Addon:Install", { path: resolve(path), temporary: true });
    return z.object({ value: z.string() }).parse(reply).value;
  }

  /** How the event page of the extension, or of another one, is: `starting`, `running`, `suspending` or `stopped`. */
  async backgroundState(extensionId = this.#extensionId): Promise<string> {
    const state = await this.chrome(
      "return WebExtensionPolicy.getByID(arguments[0]).extension.backgroundState;",
      extensionId,
    );
    return z.string().parse(state);
  }

  /** Ends the event page of the extension, or of another one, as Firefox does when it is idle; the next event starts it anew. */
  async terminateBackground(extensionId = this.#extensionId): Promise<void> {
    let state = "";
    await this.until(
      async () => {
        state = await this.backgroundState(extensionId);
        if (state === "stopped") return true;
        // Firefox ignores this while the page is still starting, so it is asked again until it is done.
        await this.endBackground(extensionId);
        return undefined;
      },
      () => `the background is still ${state}`,
    );
  }

  /**
   * Ends the event page once, whatever it is doing, and leaves it to whoever waits for it to start the next. Unlike
   * `terminateBackground`, which insists, and would end that one too.
   */
  async endBackground(extensionId = this.#extensionId): Promise<void> {
    await this.chrome(END_BACKGROUND, extensionId);
  }

  /** Quits Firefox and removes its profile. */
  async close(): Promise<void> {
    await this.quit();
    await removeProfile(this.profileDir);
  }

  /** Quits Firefox as its user would, and keeps its profile. */
  async quit(): Promise<void> {
    try {
      await this.command("Marionette:Quit", { flags: ["eForceQuit"] });
    } catch (error) {
      // It may be gone already, or go before it answers; what counts is the process.
      if (error instanceof MarionetteError) throw error;
    } finally {
      this.#marionette.close();
      await this.#browser.waitForExit();
    }
  }

  /** Ends Firefox as a power cut would and keeps its profile. */
  async kill(): Promise<void> {
    await this.#browser.kill();
    this.#marionette.close();
  }

  async #switch(handle: string, focus = true): Promise<void> {
    await this.command("WebDriver:SwitchToWindow", { handle, focus });
  }

  async #addresses(): Promise<string[]> {
    const addresses: string[] = [];
    for (const handle of await this.windows()) {
      await this.#switch(handle, false);
      addresses.push(await this.url());
    }
    return addresses;
  }
}

async function removeProfile(profileDir: string): Promise<void> {
  await rm(profileDir, { recursive: true, force: true, maxRetries: 5 });
}
