import { mkdtemp, readlink, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { people } from "../../../sandbox/people.ts";
import { startSandbox, type RunningSandbox } from "../../../sandbox/server.ts";
import { launchChromium, type LaunchMore } from "../../../scripts/launch-chromium.ts";
import { EXTENSION_DIR } from "./extension-dir.ts";
import { WHOLE_STATE } from "./whole-state.ts";

export const PASSPHRASE = "correct-hinge-basalt-owl";

/** A browser with the production build, set up against a sandbox of its own, in a profile that outlives it. */
export class Desk {
  readonly sandbox: RunningSandbox;
  readonly profileDir: string;
  readonly extensionDir: string;
  context: BrowserContext;
  extensionId: string;
  /** Everything that pages and the worker wrote to the console, and every URL they were at. */
  readonly said: string[] = [];
  #allow: (origin: string) => Promise<void>;

  private constructor(
    sandbox: RunningSandbox,
    profileDir: string,
    extensionDir: string,
    launched: Awaited<ReturnType<typeof launchChromium>>,
  ) {
    this.sandbox = sandbox;
    this.profileDir = profileDir;
    this.extensionDir = extensionDir;
    ({ context: this.context, extensionId: this.extensionId, allow: this.#allow } = launched);
    this.#listen();
  }

  static async open(more: LaunchMore = {}): Promise<Desk> {
    const sandbox = await startSandbox();
    const profileDir = await mkdtemp(join(tmpdir(), "quick-fix-profile-"));
    return new Desk(sandbox, profileDir, EXTENSION_DIR, await launchChromium(EXTENSION_DIR, true, profileDir, more));
  }

  async close(): Promise<void> {
    await this.context.close();
    await this.sandbox.close();
    await rm(this.profileDir, { recursive: true, force: true });
  }

  /** Starts the browser again, in the same profile. */
  async restart(): Promise<void> {
    const launched = await launchChromium(this.extensionDir, true, this.profileDir);
    ({ context: this.context, extensionId: this.extensionId, allow: this.#allow } = launched);
    this.#listen();
  }

  /** As a power cut would end it: Chromium names its own process in the profile. */
  async kill(): Promise<void> {
    const lock = await readlink(join(this.profileDir, "SingletonLock"));
    const pid = Number(lock.slice(lock.lastIndexOf("-") + 1));
    const closed = this.context.waitForEvent("close");
    process.kill(pid, "SIGKILL");
    await closed;
  }

  async page(name: "popup" | "options" | "sidepanel" | "history"): Promise<Page> {
    const open = async () => {
      const page = await this.context.newPage();
      await page.goto(`chrome-extension://${this.extensionId}/${name}.html`);
      return page;
    };
    // After a crash the extension may count as newly installed: Chromium then puts its set-up into the first empty tab.
    return open().catch(open);
  }

  /** A page with the extension's rights in which nothing of it runs. */
  async barePage(): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(`chrome-extension://${this.extensionId}/manifest.json`);
    return page;
  }

  allow(origin: string = this.sandbox.url): Promise<void> {
    return this.#allow(origin);
  }

  async fillSettings(options: Page): Promise<void> {
    await options.getByLabel("Service address").fill(this.sandbox.url);
    await options.getByLabel("Access key ID").fill(credentials.accessKeyId);
    await options.getByLabel("Access key secret").fill(credentials.accessKeySecret);
    await options.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
    // The set-up shows the passphrase on demand, and asks for it once.
    const again = options.getByLabel("Repeat passphrase");
    if (await again.isVisible()) await again.fill(PASSPHRASE);
  }

  /** Allows the origin, fills the settings and saves them; leaves no page open. */
  async setUp(): Promise<void> {
    await this.allow();
    const options = await this.page("options");
    await this.fillSettings(options);
    await options.getByRole("button", { name: /^(Save|Connect)$/ }).click();
    await options.getByText("saved.").waitFor();
    await options.close();
  }

  /** Finds the customer, has a code sent and types it. */
  async typeCode(popup: Page): Promise<string> {
    await popup.getByLabel("User", { exact: true }).fill(people.zhangSan.phone);
    await popup.getByRole("button", { name: /^Unbind 138/ }).waitFor();
    await popup.getByRole("button", { name: "Send code" }).click();
    await popup.getByText("Code sent to").waitFor();
    const code = this.sandbox.state.world.messages.at(-1)?.code;
    if (code === undefined) throw new Error("The sandbox sent no code");
    await popup.getByLabel("Pass code").fill(code);
    return code;
  }

  /** What lies in the extension's memory, read as one of its own pages. */
  async session(page: Page): Promise<Record<string, unknown>> {
    return page.evaluate("chrome.storage.session.get()");
  }

  async setSession(page: Page, values: object): Promise<void> {
    await page.evaluate(`chrome.storage.session.set(${JSON.stringify(values)})`);
  }

  /** Everything that a message could change: what is stored, written down, allowed, due, and sent. */
  async state(): Promise<unknown> {
    const page = await this.barePage();
    const kept: unknown = await page.evaluate(WHOLE_STATE);
    await page.close();
    return { kept, calls: this.sandbox.state.calls.length };
  }

  /** Has the browser note errors that nobody catches, in the worker too. */
  async noteRuntimeErrors(): Promise<void> {
    await this.#onExtensionsPage(`chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })`);
    await this.#onExtensionsPage(
      `chrome.developerPrivate.updateExtensionConfiguration({ extensionId: "${this.extensionId}", errorCollection: true })`,
    );
  }

  /** What it noted. */
  async runtimeErrors(): Promise<unknown> {
    return this.#onExtensionsPage(
      `chrome.developerPrivate.getExtensionInfo("${this.extensionId}").then(({ runtimeErrors }) => runtimeErrors)`,
    );
  }

  async #onExtensionsPage(expression: string): Promise<unknown> {
    const page = await this.context.newPage();
    await page.goto("chrome://extensions/");
    const value: unknown = await page.evaluate(expression);
    await page.close();
    return value;
  }

  /** Ends the worker, as the browser does after 30 s without work. */
  async stopWorker(): Promise<void> {
    const internals = await this.context.newPage();
    await internals.goto("chrome://serviceworker-internals/");
    await internals.locator('[data-command="stop"]').click();
    await internals.locator(".serviceworker-running-status").getByText("STOPPED").waitFor();
    await internals.close();
  }

  #listen(): void {
    this.context.on("console", (message) => this.said.push(message.text()));
    this.context.on("weberror", (error) => this.said.push(String(error.error())));
    const follow = (page: Page) => {
      page.on("framenavigated", (frame) => this.said.push(frame.url()));
      page.on("request", (request) => this.said.push(request.url()));
    };
    this.context.pages().forEach(follow);
    this.context.on("page", follow);
  }
}
