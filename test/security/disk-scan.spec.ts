import { test } from "@playwright/test";
import * as z from "zod";
import { credentials } from "../../sandbox/auth/credentials.ts";
import { people } from "../../sandbox/people.ts";
import { expect } from "../stories/support/expect.ts";
import { PASSPHRASE } from "../stories/support/extension.ts";
import type { Scan } from "./disk/scan.ts";
import { startCollector } from "./support/collector.ts";
import { openRig } from "./support/open-rig.ts";
import type { Rig } from "./support/rig.ts";

const Token = z.object({ token: z.object({ accessToken: z.string() }) });

let rig: Rig;
test.beforeEach(async ({ browserName }) => {
  rig = await openRig(browserName);
});
test.afterEach(() => rig.close());

test("nothing secret lies in the profile: typed without saving, unlocked, killed, started again, locked", async () => {
  const needles: Record<string, string> = { secret: credentials.accessKeySecret, passphrase: PASSPHRASE };
  const scans: Record<string, Scan> = {};
  const scan = async (when: string) => {
    await rig.written();
    scans[when] = rig.scan(needles);
  };
  const typing = await rig.openSettings();
  await typing.fill(rig.service.url);
  await typing.page.getByRole("button", { name: "Show" }).click();
  await typing.field("Access key secret").press("Tab");
  await scan("typed without saving");
  await typing.page.close();

  await rig.setUp();
  const desk = await rig.openDesk();
  await desk.prepare(people.zhangSan);
  needles["pass code"] = rig.service.code();
  needles["token"] = Token.parse(await rig.session()).token.accessToken;
  await scan("unlocked, with a pass code typed");

  await desk.unbind.click();
  await expect(await desk.settled()).toHaveText("Phone unbound.");
  await desk.find(people.liSi);
  await desk.passCode.fill(needles["pass code"]);
  await scan("after a fix");

  await rig.kill();
  scans["killed"] = rig.scan(needles);
  await rig.restart();
  const again = await rig.openDesk();
  await again.page.getByLabel("Passphrase", { exact: true }).fill("not the passphrase");
  await again.button("Show").click();
  await again.page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await scan("started again, passphrase typed");

  await again.button("Unlock").click();
  await again.button("Lock now").click();
  await expect(again.button("Unlock")).toBeVisible();
  await scan("locked");
  await rig.quit();
  scans["closed"] = rig.scan(needles);

  expectNoHits(scans);
  expect(Object.keys(scans)).toHaveLength(7);
  expect(Object.keys(needles)).toHaveLength(4);
});

test("with Don't remember, nothing secret touches the disk either, and the browser's end is the secret's", async () => {
  const needles = { secret: credentials.accessKeySecret };
  const scans: Record<string, Scan> = {};
  await rig.allow(rig.service.url);
  const settings = await rig.openSettings();
  await settings.fill(rig.service.url);
  await settings.page.getByRole("checkbox", { name: "Don't remember" }).check();
  await settings.save.click();
  await expect(settings.saved).toBeVisible();
  await settings.testConnection.click();
  await expect(settings.page.getByText("answered in")).toBeVisible();
  await rig.written();
  scans["unlocked"] = rig.scan(needles);
  await rig.kill();
  scans["killed"] = rig.scan(needles);
  await rig.restart();
  expect(await rig.session()).not.toHaveProperty("secret");
  expect(await rig.local()).not.toHaveProperty("vault");
  expectNoHits(scans);
});

/** What a scan must have seen of the canaries, at least. */
const SEEN = {
  chromium: [
    { what: "typed", form: "UTF-16LE" },
    { what: "plain", form: "UTF-8" },
    { what: "plain", form: "UTF-16LE" },
    { what: "whole", view: "table block" },
    { file: expect.stringContaining("IndexedDB") },
  ],
  firefox: [
    { what: "typed", view: "mozLz4" },
    { file: expect.stringMatching(/moz-extension.*\.sqlite/) },
    { file: expect.stringContaining("sessionstore") },
    { what: "plain", view: expect.stringMatching(/packed value$/) },
    { what: "whole", view: expect.stringMatching(/packed value$/) },
  ],
};

test("the scanner finds what is there: a canary, as it is, packed, and in every form", async ({ browserName }) => {
  const web = await startCollector();
  const typed = "canary-typed-into-a-page-93b1";
  const plain = "canary-in-the-open-41d7";
  const [left, right] = ["canary-7f3a9c51e2", "d84b06-nests-here"];
  // The two halves come first, so that Snappy writes the whole only as copies of them: no search of the raw bytes sees it.
  const packed = `${left}------------------------${right}------------------------${left}${right}`;
  await rig.set("local", { plain });
  await rig.set("local", { packed });
  await rig.inBarePage(keepIn({ plain, packed }));
  const page = await rig.openWeb(`${web.url}/`);
  await page.evaluate("void (document.body.innerHTML = '<label>Note <input id=note></label>')");
  await page.getByLabel("Note").fill(typed);
  await rig.written();
  const texts = { typed, plain, whole: left + right };
  const running = rig.scan(texts);
  await rig.kill();
  const killed = rig.scan(texts);
  await web.close();
  const { hits, unpacked } = killed;
  console.log(`canary: ${hits.length} hits, ${unpacked} bytes unpacked`, [
    ...new Set(hits.map(({ what, form, view }) => `${what} ${form} ${view}`)),
  ]);
  expect(unpacked).toBeGreaterThan(1_000_000);
  const seen = SEEN[browserName === "firefox" ? "firefox" : "chromium"];
  for (const scan of [running, killed])
    for (const hit of seen) expect(scan.hits).toContainEqual(expect.objectContaining(hit));
  // In Firefox it stands nowhere in clear: only a scanner that unpacks sees it.
  if (browserName === "firefox")
    expect(hits.filter(({ what, view }) => what === "whole" && view === "raw")).toEqual([]);
});

/** Puts canaries wherever a page of the extension can, and so much beside them that LevelDB packs what it has. */
function keepIn(kept: { plain: string; packed: string }): string {
  return `(async ({ plain, packed }) => {
    for (let index = 0; index < 9; index++) await chrome.storage.local.set({ filler: "abcdefgh".repeat(120000) + index });
    localStorage.setItem("wide", "\\u4e2d" + plain);
    await new Promise((done, failed) => {
      const opening = indexedDB.open("canary", 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore("kept");
      opening.onerror = failed;
      opening.onsuccess = () => {
        const writing = opening.result.transaction("kept", "readwrite", { durability: "strict" });
        writing.objectStore("kept").put(plain, 1);
        writing.objectStore("kept").put(packed, 2);
        writing.oncomplete = () => done();
      };
    });
  })(${JSON.stringify(kept)})`;
}

function expectNoHits(scans: Record<string, Scan>): void {
  for (const [when, { files, bytes, unpacked, hits }] of Object.entries(scans)) {
    console.log(`${when}: ${files} files, ${bytes} bytes, ${unpacked} more unpacked, ${hits.length} hits`);
    expect.soft(hits, when).toEqual([]);
  }
}
