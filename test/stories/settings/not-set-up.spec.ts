import { SettingsPage } from "../support/settings-page.ts";
import { expect, test } from "../support/test.ts";

test.use({ isSetUp: false });

test("an extension that is not set up leads to the settings", async ({ extension }) => {
  const popup = await extension.open("popup.html");
  await expect(popup.getByRole("heading", { name: "Not set up yet" })).toBeVisible();
  const open = popup.getByRole("button", { name: "Open settings" });
  const settings = new SettingsPage(await extension.opened("options.html", () => open.click()));
  await expect(settings.field("Service address")).toBeVisible();
});
