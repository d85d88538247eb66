import * as z from "zod";
import type { Firefox } from "../firefox.ts";

const HERE = `
  const { Downloads } = ChromeUtils.importESModule("resource://gre/modules/Downloads.sys.mjs");
  Services.prefs.setIntPref("browser.download.folderList", 2);
  Services.prefs.setStringPref("browser.download.dir", arguments[0]);
  Services.prefs.setBoolPref("browser.download.alwaysOpenPanel", false);
  return Downloads.getList(Downloads.ALL).then((all) => all.removeFinished());`;
const WHOLE = `return (async () => {
  const { Downloads } = ChromeUtils.importESModule("resource://gre/modules/Downloads.sys.mjs");
  const all = await Downloads.getList(Downloads.ALL);
  for (;;) {
    const [download] = await all.getAll();
    if (download?.succeeded) return IOUtils.readUTF8(download.target.path);
    await new Promise((next) => window.setTimeout(next, 20));
  }
})();`;

/** The text of the file that a press makes Firefox save into its profile, without asking. */
export async function downloaded(firefox: Firefox, press: () => Promise<unknown>): Promise<string> {
  await firefox.chrome(HERE, firefox.profileDir);
  await press();
  return z.string().parse(await firefox.chrome(WHOLE));
}
