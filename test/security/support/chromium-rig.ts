import { readlink } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { BrowserContext, Page } from "@playwright/test";
import { launchChromium, type LaunchedExtension, type LaunchMore } from "../../../scripts/launch-chromium.ts";
import type { PageName } from "../../stories/support/extension.ts";
import { scanDirectory, type Scan } from "../disk/scan.ts";
import { unpackedId } from "./extension-id.ts";
import { ManagedPolicy } from "./managed-policy.ts";
import { readNetLog, type LoggedRequest } from "./net-log.ts";
import { makePlace, Rig, type Place, type RigOptions, type Told } from "./rig.ts";

/** Chromium writes open tabs and preferences a few seconds late. */
const WRITTEN = 12_000;

export class ChromiumRig extends Rig {
  readonly otherPage: string;
  readonly policyRestarts = false;
  readonly webPagesSend = true;
  #launched: LaunchedExtension;
  #bare: Page | undefined;
  #policy: ManagedPolicy | undefined;

  private constructor(place: Place, launched: LaunchedExtension, otherDir: string) {
    super(place);
    this.otherPage = `chrome-extension://${unpackedId(otherDir)}/page.html`;
    this.#launched = launched;
  }

  static async open(options: RigOptions): Promise<ChromiumRig> {
    const place = await makePlace("chrome", options);
    const { proxyPort, otherDir } = options;
    const more: LaunchMore = {
      ...(otherDir !== undefined && { otherExtensionDir: otherDir }),
      ...(proxyPort !== undefined && {
        // Chromium would go straight to this computer otherwise.
        args: [
          `--proxy-server=http://127.0.0.1:${proxyPort}`,
          "--proxy-bypass-list=<-loopback>",
          `--log-net-log=${join(place.root, "net-log.json")}`,
        ],
      }),
    };
    const rig = new ChromiumRig(
      place,
      await launchChromium(place.extensionDir, true, place.profileDir, more),
      otherDir ?? "",
    );
    await rig.#noteErrors();
    return rig;
  }

  get extensionId(): string {
    return this.#launched.extensionId;
  }

  get #context(): BrowserContext {
    return this.#launched.context;
  }

  open(name: PageName): Promise<Page> {
    const open = () => this.openWeb(`chrome-extension://${this.extensionId}/${name}`);
    // After a crash the extension may count as newly installed: Chromium then puts its set-up into the first empty tab.
    return open().catch(open);
  }

  async openWeb(address: string): Promise<Page> {
    const page = await this.#context.newPage();
    await page.goto(address);
    return page;
  }

  async inBarePage(expression: string): Promise<unknown> {
    this.#bare ??= await this.open("manifest.json");
    return this.#bare.evaluate(expression);
  }

  allow(origin: string): Promise<void> {
    return this.#launched.allow(origin);
  }

  /** As always. */
  holdPermission(): Promise<void> {
    return Promise.resolve();
  }

  uncaught(): Promise<unknown> {
    return this.#onExtensionsPage(
      `chrome.developerPrivate.getExtensionInfo("${this.extensionId}").then(({ runtimeErrors }) => runtimeErrors)`,
    );
  }

  async throwInWorker(): Promise<void> {
    await this.#context.serviceWorkers()[0]?.evaluate("void setTimeout(() => { throw new Error('canary') })");
  }

  async stopWorker(): Promise<void> {
    const internals = await this.openWeb("chrome://serviceworker-internals/");
    await internals.locator('[data-command="stop"]').click();
    await internals.locator(".serviceworker-running-status").getByText("STOPPED").waitFor();
    await internals.close();
  }

  /** Chromium would look by itself too, but only when a file has not changed for some seconds. */
  async setPolicy(values: object): Promise<void> {
    this.#policy ??= ManagedPolicy.for(this.extensionId);
    this.#policy.write(values);
    const page = await this.openWeb("chrome://policy");
    await page.locator("#reload-policies").click();
    await page.close();
  }

  /** Chromium itself drops a list that isn't one of texts, whole; the extension never learns of it. */
  passesOn(values: object): boolean {
    if (!("allowedFixes" in values)) return true;
    const { allowedFixes } = values;
    return Array.isArray(allowedFixes) && allowedFixes.every((name) => typeof name === "string");
  }

  async told(proxied: readonly string[]): Promise<Told> {
    await this.quit();
    const log = readNetLog(join(this.place.root, "net-log.json"));
    const isOurs = ({ initiator }: LoggedRequest) => initiator.startsWith(`chrome-extension://${this.extensionId}`);
    const asked = log.filter(isOurs).map(({ url }) => url);
    const hosts = new Set(asked.map((url) => hostOf(`GET ${url}`)));
    const others = log.filter((request) => !isOurs(request)).map(({ url }) => hostOf(`GET ${url}`));
    // What the browser sends for itself goes to hosts that nothing of ours ever asked for.
    const browsers = new Set(others.filter((host) => !hosts.has(host)));
    return { asked, sent: proxied.filter((request) => !browsers.has(hostOf(request))) };
  }

  written(): Promise<void> {
    return pause(WRITTEN);
  }

  scan(texts: Record<string, string>): Scan {
    return scanDirectory(this.place.profileDir, texts);
  }

  /** Chromium names its own process in the profile. */
  async kill(): Promise<void> {
    const lock = await readlink(join(this.place.profileDir, "SingletonLock"));
    const closed = this.#context.waitForEvent("close");
    process.kill(Number(lock.slice(lock.lastIndexOf("-") + 1)), "SIGKILL");
    await closed;
  }

  quit(): Promise<void> {
    return this.#context.close();
  }

  async restart(): Promise<void> {
    const { extensionDir, profileDir } = this.place;
    this.#launched = await launchChromium(extensionDir, true, profileDir);
    this.#bare = undefined;
  }

  override async close(): Promise<void> {
    this.#policy?.remove();
    await super.close();
  }

  async #noteErrors(): Promise<void> {
    await this.#onExtensionsPage(`chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })`);
    await this.#onExtensionsPage(
      `chrome.developerPrivate.updateExtensionConfiguration({ extensionId: "${this.extensionId}", errorCollection: true })`,
    );
  }

  async #onExtensionsPage(expression: string): Promise<unknown> {
    const page = await this.openWeb("chrome://extensions/");
    const value: unknown = await page.evaluate(expression);
    await page.close();
    return value;
  }
}

/** Where a line of the proxy leads. Without the port: the browser's own services are reached both through a tunnel and without. */
function hostOf(request: string): string {
  const address = request.slice(request.indexOf(" ") + 1);
  const { hostname, port } = new URL(request.startsWith("CONNECT ") ? `https://${address}` : address);
  return hostname === "127.0.0.1" || hostname === "localhost" ? `${hostname}:${port}` : hostname;
}
