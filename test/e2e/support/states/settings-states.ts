import { expect, type Locator, type Page } from "@playwright/test";
import { SettingsPage } from "../../../stories/support/settings-page.ts";
import { OTHER_SERVICE } from "./other-service.ts";
import type { Reach, States } from "./state.ts";

const onSettings =
  (reach: (settings: SettingsPage<Locator, Page>) => Promise<unknown>): Reach =>
  async ({ extension }) => {
    const settings = new SettingsPage<Locator, Page>(await extension.open("options.html"));
    await expect(settings.save).toBeVisible();
    await reach(settings);
    return settings.page;
  };

/** Every state of the settings page, once it was set up. */
export const SETTINGS_STATES: States = {
  settings: onSettings(({ page }) => expect(page.getByRole("heading", { name: "Ticket" })).toBeVisible()),
  "settings-mistake": onSettings(async (settings) => {
    await settings.field("Service address").fill("http://authing.example.com");
    await settings.save.click();
    await expect(settings.field("Service address")).toHaveAttribute("aria-invalid", "true");
  }),
  "settings-connected": onSettings(async ({ testConnection, page }) => {
    await testConnection.click();
    await expect(page.getByText(/answered in \d+ ms/)).toBeVisible();
  }),
  "settings-unreachable": async (parts) => {
    parts.service.break({ kind: "html-502", times: null });
    return onSettings(async ({ testConnection, page }) => {
      await testConnection.click();
      await expect(page.getByText("The service's answer could not be used.")).toBeVisible();
    })(parts);
  },
  "settings-passphrase-mistake": onSettings(async ({ page }) => {
    await page.getByLabel("New passphrase", { exact: true }).fill("one two three four");
    await page.getByRole("button", { name: "Change passphrase" }).click();
    await expect(page.getByLabel("Repeat new passphrase")).toHaveAttribute("aria-invalid", "true");
  }),
  "settings-permission-missing": onSettings(async ({ page }) => {
    await page.evaluate(OTHER_SERVICE);
    await expect(page.getByRole("heading", { name: "Permission needed" })).toBeVisible();
  }),
  "settings-html": onSettings(async ({ page }) => {
    await page.getByLabel("Ticket format").selectOption("html");
    await expect(page.getByRole("figure").getByRole("list")).toBeVisible();
  }),
  "settings-start-over": onSettings(async ({ page }) => {
    await page.getByRole("button", { name: "Forget the stored secret" }).click();
    await expect(page.getByRole("button", { name: "Press again to forget it" })).toBeVisible();
  }),
  "settings-import": onSettings(async ({ page }) => {
    const settings = { autoLockMinutes: 5, serviceAddress: "https://authing.example.com" };
    const text = JSON.stringify({ kind: "quick-fix-for-authing settings", version: 1, settings });
    const file = { name: "settings.json", mimeType: "application/json", buffer: Buffer.from(text) };
    await page.getByLabel("Settings file").setInputFiles(file);
    await expect(page.getByRole("group", { name: "What the file changes" })).toBeVisible();
  }),
  "settings-template-mistake": onSettings(async ({ page }) => {
    await page.getByLabel("Ticket template").fill("{{nothing}}");
    await expect(page.getByLabel("Ticket template")).toHaveAttribute("aria-invalid", "true");
  }),
};
