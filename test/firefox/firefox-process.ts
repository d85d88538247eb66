import { spawn, type ChildProcess } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import type { Pref } from "./quiet-prefs.ts";
import { waitUntil } from "./wait-until.ts";

const NAMES = ["firefox-esr", "firefox"];
const START_LIMIT_MS = 60_000;
const QUIT_LIMIT_MS = 10_000;
/** Characters of its output that are kept, the newest. */
const OUTPUT_KEPT = 200_000;

/** The first of `firefox-esr` and `firefox` on the PATH. */
export function findFirefox(): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
  if (found === undefined) throw new Error("Neither firefox-esr nor firefox is on the PATH");
  return found;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A running headless Firefox, of which nothing is left once this process is gone. */
export class FirefoxProcess {
  readonly #child: ChildProcess;
  readonly #profileDir: string;
  readonly #gone: Promise<void>;
  #output = "";
  #ended = false;
  #swept = false;

  private constructor(child: ChildProcess, profileDir: string) {
    this.#child = child;
    this.#profileDir = profileDir;
    const keep = (bytes: Buffer) => {
      this.#output = (this.#output + bytes.toString()).slice(-OUTPUT_KEPT);
    };
    child.stdout?.on("data", keep);
    child.stderr?.on("data", keep);
    const guard = child.pid === undefined ? undefined : startGuard(child.pid);
    this.#gone = new Promise((resolve) => {
      const end = () => {
        this.#ended = true;
        guard?.kill("SIGKILL");
        resolve();
      };
      child.once("exit", end);
      child.once("error", (error) => {
        this.#output += String(error);
        end();
      });
    });
  }

  /** Writes the preferences into the profile and starts Firefox on it, listening for Marionette. */
  static async start(
    binary: string,
    profileDir: string,
    prefs: Readonly<Record<string, Pref>>,
    env: Readonly<Record<string, string>> = {},
  ): Promise<FirefoxProcess> {
    const lines = Object.entries(prefs).map(
      ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
    );
    await writeFile(join(profileDir, "user.js"), lines.join("\n"));
    // Left by a run that was killed, and would be taken for this run's answer.
    await rm(portFile(profileDir), { force: true });
    const child = spawn(
      binary,
      // Extension pages and the browser's own scope are open only to a Firefox told at its start to allow it.
      ["-headless", "-no-remote", "-marionette", "-remote-allow-system-access", "-profile", profileDir],
      // A process group of its own, so that the content processes can be ended with it.
      {
        detached: true,
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, MOZ_CRASHREPORTER_DISABLE: "1", ...env },
      },
    );
    return new FirefoxProcess(child, profileDir);
  }

  /** What it has written to its standard output and error since this was last forgotten. */
  get output(): string {
    return this.#output;
  }

  forgetOutput(): void {
    this.#output = "";
  }

  /** The port Firefox chose for Marionette, once it says so. */
  port(): Promise<number> {
    return waitUntil(
      async () => {
        if (this.#ended) throw new Error(`Firefox ended before it could be driven:\n${this.#output}`);
        const text = await readFile(portFile(this.#profileDir), "utf8").catch(() => "");
        return /^\d+$/.test(text.trim()) ? Number(text) : undefined;
      },
      () => `Firefox names no Marionette port. Its output:\n${this.#output}`,
      START_LIMIT_MS,
    );
  }

  /** Waits for a Firefox that was asked to quit, and kills it if it does not. */
  async waitForExit(): Promise<void> {
    const late = setTimeout(() => {
      this.#signal();
    }, QUIT_LIMIT_MS);
    await this.#gone;
    clearTimeout(late);
    // The content processes follow their parent by themselves, but not always before the profile is removed.
    this.#signal();
  }

  /** Ends Firefox as a power cut would. */
  async kill(): Promise<void> {
    this.#signal();
    await this.#gone;
  }

  #signal(): void {
    // Once all is over the number may be given to somebody else's process.
    if (this.#child.pid === undefined || this.#swept) return;
    this.#swept = this.#ended;
    killGroup(this.#child.pid);
  }
}

function portFile(profileDir: string): string {
  return join(profileDir, "MarionetteActivePort");
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // The whole group is gone already.
  }
}

/** A watcher that outlives this process, whatever ends it, just long enough to end Firefox too. */
function startGuard(pid: number): ChildProcess {
  const code = `process.stdin.resume().on("end", () => { try { process.kill(-${pid}, "SIGKILL"); } catch {} })`;
  const guard = spawn(process.execPath, ["-e", code], { detached: true, stdio: ["pipe", "ignore", "ignore"] });
  guard.unref();
  return guard;
}
