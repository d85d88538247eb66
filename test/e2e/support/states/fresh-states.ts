import { expect, type Locator, type Page } from "@playwright/test";
import { SettingsPage } from "../../../stories/support/settings-page.ts";
import type { States } from "./state.ts";

/** Every state before the set-up. */
export const FRESH_STATES: States = {
  "not-set-up": async ({ extension }) => {
    const page = await extension.open("sidepanel.html");
    await expect(page.getByRole("button", { name: /^(Open settings|打开设置)$/ })).toBeVisible();
    return page;
  },
  "settings-not-set-up": async ({ extension }) => {
    const settings = new SettingsPage<Locator, Page>(await extension.open("options.html"));
    await expect(settings.save).toBeVisible();
    return settings.page;
  },
  "settings-not-connected": async ({ extension, service }) => {
    const settings = new SettingsPage<Locator, Page>(await extension.open("options.html"));
    await settings.fill(service.url, { "Access key secret": "not the secret of this key" });
    await settings.save.click();
    await expect(settings.field("Access key secret")).toHaveAttribute("aria-invalid", "true");
    return settings.page;
  },
  "settings-ready": async ({ extension, service }) => {
    const settings = new SettingsPage<Locator, Page>(await extension.open("options.html"));
    await settings.fill(service.url);
    await settings.save.click();
    await expect(settings.saved).toBeVisible();
    await expect(settings.page.getByRole("region", { name: "Quick Fix is ready." })).toBeVisible();
    return settings.page;
  },
};
