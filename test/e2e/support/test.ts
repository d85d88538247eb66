import { test as base, expect } from "@playwright/test";
import type { Route } from "../../../lib/fixes/fix.ts";
import { Desk } from "./desk.ts";
import { Extension } from "./extension.ts";
import { Service } from "./service.ts";
import { SettingsPage } from "./settings-page.ts";

interface PerTest {
  /** Whether the settings are saved and the desk unlocked when the test begins. */
  isSetUp: boolean;
  /** **Unbind through**, where it is. */
  route: Route;
  extension: Extension;
  service: Service;
  /** Opens the popup; each call is another window. */
  openDesk: () => Promise<Desk>;
  /** The desk, opened. */
  desk: Desk;
  /** The settings page, opened. */
  settings: SettingsPage;
}

interface PerWorker {
  /** Keeps others out of this test's browser, for what can't be put back there: the pages' clock. */
  hasOwnBrowser: boolean;
  browserWithExtension: Extension;
  sharedService: Service;
}

/** One browser and one sandbox for each worker, and for each test a browser profile and a sandbox as good as new. */
export const test = base.extend<PerTest, PerWorker>({
  isSetUp: [true, { option: true }],
  route: ["unbind-phone", { option: true }],

  hasOwnBrowser: [false, { option: true, scope: "worker" }],
  browserWithExtension: [
    async ({ headless }, use) => {
      const extension = await Extension.launch(headless);
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
    await use(browserWithExtension);
    expect(browserWithExtension.uncaught).toEqual([]);
    expect(await browserWithExtension.leaks(service.messages.map(({ code }) => code))).toEqual([]);
  },

  openDesk: async ({ extension, service }, use) => {
    await use(async () => new Desk(await extension.openPopup(), service));
  },
  desk: async ({ openDesk }, use) => {
    const desk = await openDesk();
    await expect(desk.user).toBeVisible();
    await use(desk);
  },
  settings: async ({ extension }, use) => {
    await use(new SettingsPage(await extension.openOptions()));
  },
});

export { expect };
