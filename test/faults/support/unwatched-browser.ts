import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext } from "@playwright/test";
import { argsFor, chromiumPath, installedIn } from "../../../scripts/launch-chromium.ts";
import { driven, setUp, type Browser } from "./browser.ts";

/**
 * A Chromium that nobody watches between two visits. While something is attached to a worker, and whoever drives a browser is
 * attached to every one, the browser never stops it for being idle: what keeps it alive could be missing, and no test would know.
 */
export class UnwatchedBrowser {
  readonly #process: ChildProcess;
  readonly #profileDir: string;
  readonly #endpoint: string;
  #extensionId = "";

  private constructor(process: ChildProcess, profileDir: string, endpoint: string) {
    this.#process = process;
    this.#profileDir = profileDir;
    this.#endpoint = endpoint;
  }

  /** Starts it, and sets the extension up at an address. */
  static async start(extensionDir: string, address: string): Promise<UnwatchedBrowser> {
    const profileDir = await mkdtemp(join(tmpdir(), "faults-unwatched-"));
    const args = [
      ...argsFor(extensionDir),
      "--headless=new",
      "--no-first-run",
      "--password-store=basic",
      "--remote-debugging-port=0",
      `--user-data-dir=${profileDir}`,
      "about:blank",
    ];
    const process = spawn(chromiumPath() ?? chromium.executablePath(), args, { stdio: ["ignore", "ignore", "pipe"] });
    const browser = new UnwatchedBrowser(process, profileDir, await endpointOf(process));
    await browser.#attached(async (context) => {
      const installed = await installedIn(context, true);
      browser.#extensionId = installed.extensionId;
      await setUp(context, installed, address);
    });
    return browser;
  }

  /** Drives it for as long as `work` runs, and lets go of it again. */
  visit<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
    return this.#attached((context) => work(driven(context, this.#extensionId)));
  }

  async #attached<T>(work: (context: BrowserContext) => Promise<T>): Promise<T> {
    const connection = await chromium.connectOverCDP(this.#endpoint);
    try {
      const [context] = connection.contexts();
      if (!context) throw new Error("The browser has no window");
      return await work(context);
    } finally {
      // Lets go of it; it lives on.
      await connection.close();
    }
  }

  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.#process.once("exit", resolve));
    this.#process.kill();
    await gone;
    await rm(this.#profileDir, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Where it listens, as it says itself. */
function endpointOf({ stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    stderr?.on("data", (data: Buffer) => {
      said += data.toString();
      const [, endpoint] = /DevTools listening on (ws:\S+)/u.exec(said) ?? [];
      if (endpoint !== undefined) resolve(endpoint);
    });
    stderr?.once("end", () => reject(new Error(`The browser did not start: ${said}`)));
  });
}
