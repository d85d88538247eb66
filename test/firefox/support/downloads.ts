import * as z from "zod";
import type { Firefox } from "../firefox.ts";

/** Has Firefox save what is downloaded into its profile, without asking. */
export async function downloadHere(firefox: Firefox): Promise<void> {
  await firefox.chrome(
    `Services.prefs.setIntPref("browser.download.folderList", 2);
     Services.prefs.setStringPref("browser.download.dir", arguments[0]);
     Services.prefs.setBoolPref("browser.download.alwaysOpenPanel", false);`,
    firefox.profileDir,
  );
}

/** The text of the file of a kind that was downloaded, once it is whole. */
export async function downloaded(firefox: Firefox, ending: string): Promise<string> {
  const text = await firefox.chrome(
    `return (async (ending) => {
       const { Downloads } = ChromeUtils.importESModule("resource://gre/modules/Downloads.sys.mjs");
       const all = await Downloads.getList(Downloads.ALL);
       for (;;) {
         const download = (await all.getAll()).find(({ target }) => target.path.endsWith(ending));
         if (download?.succeeded) return IOUtils.readUTF8(download.target.path);
         await new Promise((next) => window.setTimeout(next, 20));
       }
     })(...arguments);`,
    ending,
  );
  return z.string().parse(text);
}
