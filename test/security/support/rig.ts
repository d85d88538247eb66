import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as z from "zod";
import { people } from "../../../sandbox/people.ts";
import { extensionDir } from "../../stories/support/build-once.ts";
import { Desk } from "../../stories/support/desk.ts";
import { expect } from "../../stories/support/expect.ts";
import { PASSPHRASE, type PageName } from "../../stories/support/extension.ts";
import type { Located, Screen } from "../../stories/support/screen.ts";
import { Service } from "../../stories/support/service.ts";
import { SettingsPage } from "../../stories/support/settings-page.ts";
import type { Scan } from "../disk/scan.ts";
import { WHOLE_STATE } from "./whole-state.ts";

/** What a browser may be started with. */
export interface RigOptions {
  /** Further files for the extension to come with, by name. */
  files?: Readonly<Record<string, string>>;
  /** Where a proxy listens that every request goes through; the browser then notes whose each is. */
  proxyPort?: number;
  /** The folder of another extension beside it. */
  otherDir?: string;
}

/** What a browser sent through a proxy. */
export interface Told {
  /** The addresses that the extension asked for, as the browser itself noted them. */
  asked: string[];
  /** Of what the proxy saw, all that was not the browser's own. */
  sent: string[];
}

/** What a test starts with, on disk and beside the browser. */
export interface Place {
  service: Service;
  /** Holds everything, and goes in the end. */
  root: string;
  extensionDir: string;
  profileDir: string;
}

const Reply = z.looseObject({ ok: z.boolean(), failure: z.optional(z.looseObject({ code: z.string() })) });
const Memory = z.record(z.string(), z.unknown());

export async function makePlace(browser: "chrome" | "firefox", { files = {} }: RigOptions): Promise<Place> {
  const root = await mkdtemp(join(tmpdir(), "quick-fix-security-"));
  const place = { root, extensionDir: join(root, "extension"), profileDir: join(root, "profile") };
  await cp(extensionDir(browser), place.extensionDir, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(place.extensionDir, name), text);
  await mkdir(place.profileDir);
  return { ...place, service: await Service.start() };
}

/** A browser with the production build, against a sandbox of its own, in a profile that outlives it. */
export abstract class Rig {
  protected readonly place: Place;
  /** The extension's ID, as messages are addressed to it. */
  abstract readonly extensionId: string;
  /** A page of the other extension. */
  abstract readonly otherPage: string;
  /** Whether the extension starts anew, and locked, with a new policy. */
  abstract readonly policyRestarts: boolean;
  /** Whether a web page that another extension listens to has a way to send messages at all. */
  abstract readonly webPagesSend: boolean;

  protected constructor(place: Place) {
    this.place = place;
  }

  get service(): Service {
    return this.place.service;
  }

  abstract open(page: PageName): Promise<Screen<Located>>;
  /** Opens a page by its full address. */
  abstract openWeb(address: string): Promise<Screen<Located>>;
  /** Runs an expression in a page with the extension's rights in which nothing of it runs. */
  abstract inBarePage(expression: string): Promise<unknown>;
  /** Has the browser let the extension reach an origin. */
  abstract allow(origin: string): Promise<void>;
  /** From now on the browser's question whether it may is asked, and waits. */
  abstract holdPermission(): Promise<void>;
  /** Errors that nobody caught, in the worker too. */
  abstract uncaught(): Promise<unknown>;
  /** Has the worker throw an error that nobody catches. */
  abstract throwInWorker(): Promise<void>;
  /** Ends the worker, as the browser does when it is idle. */
  abstract stopWorker(): Promise<void>;
  /** Writes a policy where an administrator does, and has the browser read it; `{}` sets nothing. */
  abstract setPolicy(values: object): Promise<void>;
  /** Whether the browser passes a policy on to the extension as it was written. */
  abstract passesOn(values: object): boolean;
  /** Ends a browser that has a proxy, and reads what it noted. */
  abstract told(proxied: readonly string[]): Promise<Told>;
  /** Waits until the browser has written what it writes late: open tabs, and what is typed in them. */
  abstract written(): Promise<void>;
  /** Looks for texts in every file of the profile. */
  abstract scan(texts: Record<string, string>): Scan;
  /** As a power cut would end it. */
  abstract kill(): Promise<void>;
  /** As its user would end it. */
  abstract quit(): Promise<void>;
  /** Starts the browser again, in the same profile. */
  abstract restart(): Promise<void>;

  /** Ends the browser, and leaves nothing behind. */
  async close(): Promise<void> {
    await this.quit();
    await this.service.close();
    await rm(this.place.root, { recursive: true, force: true, maxRetries: 5 });
  }

  async openDesk(): Promise<Desk> {
    return new Desk(await this.open("popup.html"), this.service);
  }

  async openSettings(): Promise<SettingsPage> {
    return new SettingsPage(await this.open("options.html"));
  }

  /** Allows the address, fills in the settings, for the first time or again, and saves them; leaves no page open. */
  async setUp(address = this.service.url): Promise<void> {
    await this.allow(address);
    const settings = await this.openSettings();
    await settings.fill(address);
    // The set-up shows the passphrase on demand, and asks for it once.
    if ((await this.local())["settings"] !== undefined) await settings.field("Repeat passphrase").fill(PASSPHRASE);
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

  async ask(name: string, payload: object = {}) {
    return Reply.parse(await this.inBarePage(`chrome.runtime.sendMessage(${JSON.stringify({ name, payload })})`));
  }

  /** What lies in the extension's memory. */
  async session(): Promise<Record<string, unknown>> {
    return Memory.parse(await this.inBarePage("chrome.storage.session.get()"));
  }

  /** What the extension keeps on disk. */
  async local(): Promise<Record<string, unknown>> {
    return Memory.parse(await this.inBarePage("chrome.storage.local.get()"));
  }

  async set(area: "local" | "session", values: object): Promise<void> {
    await this.inBarePage(`chrome.storage.${area}.set(${JSON.stringify(values)})`);
  }

  /** The policy that the extension goes by. */
  async policyInForce(): Promise<unknown> {
    return (await this.session())["policy"] ?? {};
  }

  /** Everything that a message could change: what is stored, written down, allowed, due, and sent. */
  async state(): Promise<unknown> {
    return { kept: await this.inBarePage(WHOLE_STATE), calls: this.service.allCalls.length };
  }
}
