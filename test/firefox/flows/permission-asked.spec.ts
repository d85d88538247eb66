import { EXTENSION_ID } from "../firefox-extension.ts";
import { forbidAll } from "../support/host-permission.ts";
import { expect, test } from "../support/test.ts";

const GRANTED = "browser.permissions.getAll().then(({ origins }) => origins)";

test.use({ isSetUp: false });

test("Save has the browser ask for the one host; Deny saves nothing and loses nothing typed, Allow saves @main", async ({
  settings,
  extension,
  service,
}) => {
  const { page } = settings;
  const said = page.getByRole("status", { name: "Result" });
  await forbidAll(extension.firefox, EXTENSION_ID);
  await extension.prompt.asks(true);
  await settings.fill(service.url);
  await settings.save.click();
  await expect(said).toHaveText("Waiting for you to answer the browser's question…");
  await expect(page.getByRole("form", { name: "Set up Quick Fix" })).toHaveAttribute("aria-busy", "true");
  expect(await extension.prompt.text()).toContain("Access your data for sites in 127.0.0.1 domains");
  expect(await extension.stored("local")).not.toContain("vault");

  await extension.prompt.answer("Deny");
  await expect(said).toContainText("Nothing was saved: the browser was not allowed to reach the service address.");
  expect(await extension.stored("local")).not.toContain("vault");
  expect(await page.evaluate(GRANTED)).toEqual([]);
  await expect(settings.field("Service address")).toHaveValue(service.url);

  await settings.save.click();
  await extension.prompt.answer("Allow");
  await expect(settings.saved).toBeVisible();
  expect(await page.evaluate(GRANTED)).toEqual(["http://127.0.0.1/*"]);
  expect(service.allCalls.map(({ call }) => call)).toEqual(["get-management-token"]);
});
