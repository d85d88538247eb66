import { test as base, expect } from "@playwright/test";
import type { Route } from "../../../lib/fixes/fix.ts";
import { Desk } from "./desk.ts";
import { expect as expectOf } from "./expect.ts";
import type { Extension } from "./extension.ts";
import type { Located, Screen } from "./screen.ts";
import { Service } from "./service.ts";
import { SettingsPage } from "./settings-page.ts";

interface PerTest<L extends Located, P extends Screen<L>, E> {
  /** Whether the settings are saved and the desk unlocked when the test begins. */
  isSetUp: boolean;
  /** **Unbind through**, where it is. */
  route: Route;
  extension: E;
  service: Service;
  /** Opens the popup; each call is another window. */
  openDesk: () => Promise<Desk<L, P>>;
  /** The desk, opened. */
  desk: Desk<L, P>;
  /** The settings page, opened. */
  settings: SettingsPage<L, P>;
}

interface PerWorker<E> {
  /** Keeps others out of this test's browser, for what can't be put back: the pages' clock. */
  hasOwnBrowser: boolean;
  browserWithExtension: E;
  sharedService: Service;
}

export type Launch<E> = (browserName: string, headless: boolean) => Promise<E>;

/** One browser and one sandbox for each worker; for each test both are as good as new. */
export function testIn<L extends Located, P extends Screen<L>, E extends Extension<P>>(launch: Launch<E>) {
  return base.extend<PerTest<L, P, E>, PerWorker<E>>({
    isSetUp: [true, { option: true }],
    route: ["unbind-phone", { option: true }],

    hasOwnBrowser: [false, { option: true, scope: "worker" }],
    browserWithExtension: [
      async ({ browserName, headless }, use) => {
        const extension = await launch(browserName, headless);
        await use(extension);
        await extension.close();
      },
      { scope: "worker" },
    ],
    sharedService: [
      async ({ browserWithExtension }, use) => {
        const service = await Service.start();
        await browserWithExtension.allow(service.url);
        await use(service);
        await service.close();
      },
      { scope: "worker" },
    ],

    service: async ({ browserWithExtension, sharedService }, use) => {
      // In this order: nothing that the last test left running may reach a service that is as good as new.
      await browserWithExtension.reset();
      sharedService.mend();
      await expect.poll(() => sharedService.isBusy, { timeout: 60_000 }).toBe(false);
      sharedService.reset();
      await use(sharedService);
    },
    extension: async ({ browserWithExtension, service, isSetUp, route }, use) => {
      if (isSetUp) await browserWithExtension.setUp({ serviceAddress: service.url, route });
      // The first time the key is tested for it. What a test has set before stays.
      service.forgetCalls();
      await use(browserWithExtension);
      expect(await browserWithExtension.uncaught()).toEqual([]);
      expect(await browserWithExtension.leaks(service.messages.map(({ code }) => code))).toEqual([]);
    },

    openDesk: async ({ extension, service }, use) => {
      await use(async () => new Desk<L, P>(await extension.open("popup.html"), service));
    },
    desk: async ({ openDesk }, use) => {
      const desk = await openDesk();
      await expectOf<Located>(desk.user).toBeVisible();
      await use(desk);
    },
    settings: async ({ extension }, use) => {
      await use(new SettingsPage<L, P>(await extension.open("options.html")));
    },
  });
}
