import { test } from "@playwright/test";
import * as z from "zod";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { people } from "../../../sandbox/people.ts";
import { PASSPHRASE } from "../../stories/support/extension.ts";
import { Service } from "../../stories/support/service.ts";
import { buildForFirefox, type Build } from "../../firefox/support/build.ts";
import { Tab } from "../../firefox/tab.ts";
import { Desk } from "../../stories/support/desk.ts";
import { expect } from "../../stories/support/expect.ts";
import { SettingsPage } from "../../stories/support/settings-page.ts";
import { startCollector } from "../support/collector.ts";
import type { Scan } from "../disk/scan.ts";
import { Profile } from "./profile.ts";

let build: Build;
test.beforeAll(async () => {
  build = await buildForFirefox();
});
test.afterAll(() => build.remove());

test("nothing secret lies in Firefox's profile: typed without saving, unlocked, killed, started again, locked", async () => {
  const service = await Service.start();
  const profile = await Profile.open(build.extensionDir);
  const needles: Record<string, string> = { secret: credentials.accessKeySecret, passphrase: PASSPHRASE };
  const scans: Record<string, Scan> = {};
  const scan = async (when: string) => {
    await profile.writeSession();
    scans[when] = profile.scan(needles);
  };
  try {
    const open = async (page: string) => new Tab(profile.firefox, await profile.firefox.open(page));
    const typing = new SettingsPage(await open("options.html"));
    await typing.fill(service.url);
    await scan("typed without saving");

    await typing.save.click();
    await expect(typing.saved).toBeVisible();
    const desk = new Desk(await open("popup.html"), service);
    await desk.prepare(people.zhangSan);
    needles["pass code"] = service.code();
    needles["token"] = await tokenOf(desk);
    await scan("unlocked, with a pass code typed");

    await desk.unbind.click();
    await expect(await desk.settled()).toHaveText("Phone unbound.");
    await desk.find(people.liSi);
    await desk.passCode.fill(needles["pass code"]);
    await scan("after a fix");

    await profile.firefox.kill();
    scans["killed"] = profile.scan(needles);
    await profile.restart();
    const again = new Desk(await open("popup.html"), service);
    await again.page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
    await scan("started again, passphrase typed");

    await again.button("Unlock").click();
    await again.button("Lock now").click();
    await expect(again.button("Unlock")).toBeVisible();
    await scan("locked");
    await profile.firefox.quit();
    scans["closed"] = profile.scan(needles);
  } finally {
    await profile.remove(!("closed" in scans));
    await service.close();
  }

  for (const [when, { files, bytes, unpacked, hits }] of Object.entries(scans)) {
    console.log(`Firefox, ${when}: ${files} files, ${bytes} bytes, ${unpacked} more unpacked, ${hits.length} hits`);
    expect.soft(hits, when).toEqual([]);
  }
  expect(Object.keys(scans)).toHaveLength(7);
  expect(Object.keys(needles)).toHaveLength(4);
});

test("the scanner finds what is there: a canary in the session store, in storage and in IndexedDB, packed or not", async () => {
  const web = await startCollector();
  const profile = await Profile.open(build.extensionDir);
  const { firefox } = profile;
  const typed = "canary-typed-into-a-page-93b1";
  const plain = "canary-in-the-open-41d7";
  const [left, right] = ["canary-7f3a9c51e2", "d84b06-nests-here"];
  // The two halves come first, so that Snappy writes the whole only as copies of them: no search of the raw bytes sees it.
  const packed = `${left}------------------------${right}------------------------${left}${right}`;
  try {
    await firefox.page("manifest.json");
    await firefox.evaluate("return browser.storage.local.set(arguments[0])", { plain, packed });
    await firefox.evaluate(KEEP, plain, packed);
    const page = new Tab(firefox, await firefox.open(`${web.url}/`));
    await firefox.evaluate("document.body.innerHTML = '<label>Note <input id=note></label>'");
    await page.getByLabel("Note").fill(typed);
    await profile.writeSession();
    const texts = { typed, plain, whole: left + right };
    const { hits: running } = profile.scan(texts);
    await firefox.kill();
    const { hits, unpacked } = profile.scan(texts);
    console.log(`Firefox canary: ${hits.length} hits, ${unpacked} bytes unpacked`, [
      ...new Set(hits.map(({ what, form, view }) => `${what} ${form} ${view}`)),
    ]);
    for (const found of [running, hits]) {
      expect(found).toContainEqual(expect.objectContaining({ what: "typed", view: "mozLz4" }));
      for (const place of [/moz-extension.*\.sqlite/, /sessionstore/]) {
        expect(found.filter(({ file }) => place.test(file))).not.toEqual([]);
      }
      for (const what of ["plain", "whole"]) {
        expect(found.filter((one) => one.what === what && one.view.endsWith("packed value"))).not.toEqual([]);
      }
    }
    // In clear it stands nowhere: only a scanner that unpacks sees it.
    expect(hits.filter(({ what, view }) => what === "whole" && view === "raw")).toEqual([]);
  } finally {
    await profile.remove(false);
    await web.close();
  }
});

/** Puts both canaries into a database of the page's own. */
const KEEP = `const [plain, packed] = arguments; return new Promise((done, failed) => {
  const opening = indexedDB.open("canary", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("kept");
  opening.onerror = failed;
  opening.onsuccess = () => {
    const writing = opening.result.transaction("kept", "readwrite", { durability: "strict" });
    writing.objectStore("kept").put(plain, 1);
    writing.objectStore("kept").put(packed, 2);
    writing.oncomplete = () => done();
  };
})`;

async function tokenOf(desk: Desk): Promise<string> {
  const stored = await desk.page.evaluate("browser.storage.session.get('token')");
  return z.object({ token: z.object({ accessToken: z.string() }) }).parse(stored).token.accessToken;
}
