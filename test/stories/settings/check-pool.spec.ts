import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";
import type { SettingsPage } from "../support/settings-page.ts";

const { zhangSan } = people;

const section = ({ page }: SettingsPage) => page.getByRole("form", { name: "Check this pool" });
const said = (settings: SettingsPage) => section(settings).getByRole("status", { name: "Check of the pool" });
const row = (settings: SettingsPage, call: string) =>
  section(settings)
    .getByRole("row")
    .filter({ hasText: new RegExp(`^${call}`) });

const ownOrigin = ({ page }: SettingsPage) => page.evaluate("location.origin");

async function check(settings: SettingsPage, user: string = zhangSan.phone): Promise<void> {
  await section(settings).getByLabel("Test user").fill(user);
  await section(settings).getByRole("button", { name: "Check this pool" }).click();
}

test("says before the press what will be called, and sends nothing", async ({ settings, service }) => {
  await expect(row(settings, "unbind-phone")).toContainText("A code that was never sent.");
  await section(settings).getByLabel("Test user").fill(zhangSan.phone);
  await expect(section(settings)).toContainText("Read as: Phone.");
  expect(service.allCalls).toEqual([]);
});

test("finds the route that works, sets it by one press, and leaves the test user as they were", async ({
  settings,
  service,
}) => {
  service.set({ unbindPhone: "end-user" });
  await check(settings);
  await expect(said(settings)).toContainText("Works with this pool: verified update.");
  await expect(said(settings)).toContainText("The test user is unchanged.");
  await expect(row(settings, "unbind-phone")).toContainText("Refused");
  await expect(row(settings, "unbind-phone")).toContainText(service.unbinds.at(-1)?.requestId ?? "none");
  await expect(row(settings, "send-sms")).toContainText("not asked yet");
  expect(service.isBound(zhangSan)).toBe(true);
  expect(service.messages).toEqual([]);

  await settings.field("App ID").fill("typed and not saved");
  await section(settings).getByRole("button", { name: "Set Unbind through to verified update" }).click();
  await expect(section(settings)).toContainText("This route is set.");
  await expect(settings.unbindThrough).toHaveValue("verified-update");
  await expect(settings.field("App ID")).toHaveValue("typed and not saved");

  await settings.page.reload();
  await expect(settings.unbindThrough).toHaveValue("verified-update");
  await expect(said(settings)).toContainText("Works with this pool: verified update.");
});

test("copies a report without secrets", async ({ settings, extension }) => {
  await check(settings);
  await expect(said(settings)).toContainText("Works with this pool");
  await section(settings).getByRole("button", { name: "Copy report" }).click();
  await expect(section(settings)).toContainText("Copied");
  const copied = await extension.readClipboard();
  expect(copied).toContain(await ownOrigin(settings));
  expect(copied).toContain("unbind-phone – Works");
  expect(copied).not.toContain(zhangSan.phone);
});

test("names the origin that the service's security domains lack", async ({ settings, service }) => {
  service.set({ originCheck: "json" });
  await check(settings);
  await expect(row(settings, "get-management-token")).toContainText(
    `Have ${String(await ownOrigin(settings))} added to the console's security domains`,
  );
  await expect(row(settings, "list-users")).toContainText("not asked yet");
});
