import { test as base, describe, expect, inject } from "vitest";
import type { Route } from "../../../lib/fixes/fix.ts";
import { Service } from "../../e2e/support/service.ts";
import { Desk } from "./desk.ts";
import { Extension } from "./extension.ts";
import { SettingsPage } from "./settings-page.ts";

interface Fixtures {
  $worker: { browserWithExtension: Extension; sharedService: Service };
  $test: {
    /** Whether the settings are saved and the desk unlocked when the test begins. */
    isSetUp: boolean;
    /** **Unbind through**, where it is. */
    route: Route;
    service: Service;
    extension: Extension;
    /** Opens the desk in another tab: the popup's page, or the one named. */
    openDesk: (page?: string) => Promise<Desk>;
    /** The desk, opened. */
    desk: Desk;
    /** The settings page, opened. */
    settings: SettingsPage;
  };
}

/** One Firefox and one sandbox for each worker, and for each test a browser profile and a sandbox as good as new. */
export const test = base.extend<Fixtures>({
  browserWithExtension: [
    // eslint-disable-next-line no-empty-pattern -- Vitest reads the names out of the pattern, and there are none.
    async ({}, use) => {
      const extension = await Extension.launch(inject("firefoxExtensionDir"));
      await use(extension);
      await extension.close();
    },
    { scope: "worker" },
  ],
  sharedService: [
    // eslint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const service = await Service.start();
      await use(service);
      await service.close();
    },
    { scope: "worker" },
  ],

  isSetUp: true,
  route: "unbind-phone",
  service: async ({ browserWithExtension, sharedService }, use) => {
    // In this order: nothing that the last test left running may reach a service that is as good as new.
    await browserWithExtension.reset();
    sharedService.mend();
    await expect.poll(() => sharedService.isBusy).toBe(false);
    sharedService.reset();
    await use(sharedService);
  },
  extension: async ({ browserWithExtension, service, isSetUp, route }, use) => {
    if (isSetUp) await browserWithExtension.setUp(service.url, route);
    await use(browserWithExtension);
    expect(await browserWithExtension.uncaught()).toEqual([]);
    expect(await browserWithExtension.leaks(service.messages.map(({ code }) => code))).toEqual([]);
  },
  openDesk: async ({ extension, service }, use) => {
    await use((page) => Desk.open(extension.firefox, service, page));
  },
  desk: async ({ openDesk }, use) => {
    await use(await openDesk());
  },
  settings: async ({ extension }, use) => {
    await use(await SettingsPage.open(extension.firefox));
  },
});

/** A test of its own group: at the top of a file `test.override` would reach every file that comes after it. */
function testWith(options: Partial<Pick<Fixtures["$test"], "isSetUp" | "route">>, group: string) {
  return (name: string, body: (fixtures: Fixtures["$test"]) => Promise<void>) => {
    describe(group, () => {
      test.override(options);
      test(name, body);
    });
  };
}

/** Before anything is set up. */
export const testBeforeSetUp = testWith({ isSetUp: false }, "before the set-up");

/** One for each value of **Unbind through**. */
export const testOn: Record<Route, ReturnType<typeof testWith>> = {
  "unbind-phone": testWith({ route: "unbind-phone" }, "unbind-phone"),
  "verified-update": testWith({ route: "verified-update" }, "verified update"),
};

export { expect };
