import * as z from "zod";
import { people } from "../../../sandbox/people.ts";
import { Tab } from "../support/tab.ts";
import { button, byRole, field, status } from "../target.ts";
import { expect, test } from "../support/test.ts";

const list = byRole("list", "Attempts");
const rows = (name: RegExp) => button(name, list);

test("every attempt stands in the history: searched, reopened, traced, exported and deleted", async ({
  desk,
  extension,
  service,
}) => {
  for (const person of [people.zhangSan, people.wangWu]) {
    await desk.prepare(person);
    await desk.pressUnbind();
    await desk.settles(person === people.zhangSan ? "Phone unbound." : /^Refused: /);
  }
  const [done] = service.unbinds;
  const requestId = done?.requestId ?? "";
  const { firefox } = extension;
  const history = new Tab(firefox, await firefox.open("history.html"));
  await history.showsText("2 attempts · today: 1 done, 0 open");

  await history.fill(field("Search"), requestId);
  await history.click(button("Trace this request ID"));
  await history.shows(status("Trace a request ID"), /The action log has 1 entry\./);
  await history.showsText("1 attempt.");
  await history.click(rows(/张三/));
  await history.shows(byRole("heading", "Phone unbound.", status("Result")));
  await history.click(button("Trace this request ID"));
  await history.shows(status("Trace a request ID"), /The action log has 1 entry\./);

  await history.fill(field("Search"), "");
  await history.select(field("Outcome"), "Refused");
  await history.shows(rows(/王五/));
  await history.hides(rows(/张三/));
  await history.select(field("Outcome"), "Any outcome");
  await history.shows(rows(/张三/));

  await firefox.chrome(DOWNLOAD_HERE, firefox.profileDir);
  await history.click(button("Export CSV"));
  await history.showsText("Exported 2 attempts.");
  const csv = z.string().parse(await firefox.chrome(DOWNLOADED));
  expect(csv).toContain(requestId);
  expect(csv).not.toContain(people.zhangSan.phone);

  await history.click(button("Delete history…"));
  await history.click(button("Delete everything"));
  await history.showsText("No attempt yet.");
});

/** Has Firefox save what is downloaded without asking. */
const DOWNLOAD_HERE = `
  Services.prefs.setIntPref("browser.download.folderList", 2);
  Services.prefs.setStringPref("browser.download.dir", arguments[0]);
  Services.prefs.setBoolPref("browser.download.alwaysOpenPanel", false);`;

/** The text of the file that was downloaded, once it is whole. */
const DOWNLOADED = `return (async () => {
  const { Downloads } = ChromeUtils.importESModule("resource://gre/modules/Downloads.sys.mjs");
  const all = await Downloads.getList(Downloads.ALL);
  for (;;) {
    const [download] = await all.getAll();
    if (download?.succeeded) return IOUtils.readUTF8(download.target.path);
    await new Promise((next) => window.setTimeout(next, 20));
  }
})();`;
