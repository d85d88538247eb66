import * as z from "zod";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { PASSPHRASE } from "../../e2e/support/extension.ts";
import { button, field } from "../target.ts";
import { expect, test } from "../support/test.ts";

test("settings go into a file without a secret, and the locking time is saved as it is typed", async ({
  settings,
  extension,
  service,
}) => {
  await settings.fill(field("Lock after (minutes)"), "5");
  await settings.showsText("Locking time saved.");
  const { firefox } = extension;
  await firefox.chrome(DOWNLOAD_HERE, firefox.profileDir);
  await settings.click(button("Export settings"));
  const text = z.string().parse(await firefox.chrome(DOWNLOADED));
  expect(JSON.parse(text)).toMatchObject({
    settings: { serviceAddress: service.url, accessKeyId: credentials.accessKeyId, autoLockMinutes: 5 },
  });
  for (const secret of [credentials.accessKeySecret, PASSPHRASE, "vault"]) expect(text).not.toContain(secret);
});

/** Has Firefox save what is downloaded without asking. */
const DOWNLOAD_HERE = `
  Services.prefs.setIntPref("browser.download.folderList", 2);
  Services.prefs.setStringPref("browser.download.dir", arguments[0]);
  Services.prefs.setBoolPref("browser.download.alwaysOpenPanel", false);`;

/** The text of the settings file, once it is whole. */
const DOWNLOADED = `return (async () => {
  const { Downloads } = ChromeUtils.importESModule("resource://gre/modules/Downloads.sys.mjs");
  const all = await Downloads.getList(Downloads.ALL);
  for (;;) {
    const download = (await all.getAll()).find(({ target }) => target.path.endsWith(".json"));
    if (download?.succeeded) return IOUtils.readUTF8(download.target.path);
    await new Promise((next) => window.setTimeout(next, 20));
  }
})();`;
