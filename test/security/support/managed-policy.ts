import { existsSync, mkdirSync, rmdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "@playwright/test";

/** Where Chromium looks for an administrator's policy on Linux; only root may write there. */
const CHROMIUM_POLICIES = "/etc/chromium/policies/managed";

/** Skips the tests of a file where they can't write a policy: as in CI and most containers, Chromium's needs root. */
export function skipWithoutPolicies(): void {
  const canWrite = process.platform === "linux" && process.getuid?.() === 0;
  test.skip(({ browserName }) => browserName === "chromium" && !canWrite, "Only root can write a policy for Chromium");
}

/** A policy for one extension, of which nothing is left in the end. What others have there stays as it is. */
export class ManagedPolicy {
  readonly #file: string;
  readonly #extensionId: string;
  /** Folders that were not there before, the innermost first. */
  readonly #made: string[];

  private constructor(file: string, extensionId: string, made: string[]) {
    this.#file = file;
    this.#extensionId = extensionId;
    this.#made = made;
  }

  static for(extensionId: string): ManagedPolicy {
    const made = missingFolders(CHROMIUM_POLICIES);
    mkdirSync(CHROMIUM_POLICIES, { recursive: true });
    return new ManagedPolicy(join(CHROMIUM_POLICIES, `${extensionId}.json`), extensionId, made);
  }

  /** What an administrator would write; the browser sees a change while it runs. */
  write(values: object): void {
    const policy = { "3rdparty": { extensions: { [this.#extensionId]: values } } };
    writeFileSync(this.#file, JSON.stringify(policy));
  }

  remove(): void {
    rmSync(this.#file, { force: true });
    for (const folder of this.#made) {
      try {
        rmdirSync(folder);
      } catch {
        // Somebody else has put something there meanwhile.
      }
    }
  }
}

function missingFolders(folder: string): string[] {
  return existsSync(folder) ? [] : [folder, ...missingFolders(dirname(folder))];
}
