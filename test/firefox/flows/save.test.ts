import { credentials } from "../../../sandbox/auth/credentials.ts";
import { ROUTE_NAMES, unbindThrough } from "../support/settings-page.ts";
import { testBeforeSetUp } from "../support/test.ts";

testBeforeSetUp("saves every field, shows it again, and keeps no secret on the page", async ({ settings, service }) => {
  await settings.holds(settings.field("Service address"), "https://api.authing.cn");
  await settings.fillIn(service.url);
  await settings.pressSave();
  await settings.isSaved();
  await settings.fill(settings.field("App ID"), credentials.appId);
  await settings.select(unbindThrough, ROUTE_NAMES["verified-update"]);
  await settings.pressSave();
  await settings.showsText("Settings saved.");
  await settings.holds(settings.field("Access key secret"), "");
  for (const name of ["Passphrase", "Repeat passphrase"] as const) await settings.hides(settings.field(name));

  await settings.reload();
  await settings.holds(settings.field("Service address"), service.url);
  await settings.holds(settings.field("Access key ID"), credentials.accessKeyId);
  await settings.holds(settings.field("App ID"), credentials.appId);
  await settings.holds(unbindThrough, "verified-update");
  await settings.holds(settings.field("Access key secret"), "");
});
