import { SettingsPage } from "../support/settings-page.ts";
import { expect, test } from "../support/test.ts";

test.use({ isSetUp: false });

test("an extension that is not set up leads to the settings", async ({ extension }) => {
  const popup = await extension.openPopup();
  await expect(popup.getByRole("heading", { name: "Not set up yet" })).toBeVisible();
  const opened = extension.context.waitForEvent("page");
  await popup.getByRole("button", { name: "Open settings" }).click();
  await expect(new SettingsPage(await opened).field("Service address")).toBeVisible();
});
