import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { credentials } from "../../sandbox/auth/credentials.ts";
import { Desk, PASSPHRASE } from "./support/desk.ts";
import { scanDirectory, type Scan } from "./disk/scan.ts";

// Chromium writes open tabs and preferences a few seconds late.
const WRITTEN = 12_000;

test("nothing secret lies in the profile: locked, unlocked, typed without saving, killed, started again", async () => {
  const desk = await Desk.open();
  const needles: Record<string, string> = { secret: credentials.accessKeySecret, passphrase: PASSPHRASE };
  const scans: Record<string, Scan> = {};
  const scan = (when: string) => (scans[when] = scanDirectory(desk.profileDir, needles));
  try {
    await desk.allow();
    const typing = await desk.page("options");
    await desk.fillSettings(typing);
    await typing.getByLabel("Access key secret").press("Tab");
    await pause(WRITTEN);
    scan("typed without saving");
    await typing.close();

    await desk.setUp();
    const popup = await desk.page("popup");
    needles["pass code"] = await desk.typeCode(popup);
    needles["token"] = await tokenOf(desk);
    await pause(WRITTEN);
    scan("unlocked, with a pass code typed");

    await popup.getByRole("button", { name: /^Unbind 138/ }).click();
    await popup.getByRole("status", { name: "Result" }).getByText("Phone unbound").waitFor();
    await popup.getByLabel("User", { exact: true }).fill("li@example.com");
    await popup.getByLabel("Pass code").fill(needles["pass code"]);
    await pause(WRITTEN);
    scan("after a fix");

    await desk.kill();
    scan("killed");
    await desk.restart();
    const again = await desk.page("popup");
    await again.getByRole("button", { name: "Unlock" }).waitFor();
    await again.getByLabel("Passphrase").fill("not the passphrase");
    await again.getByLabel("Passphrase").fill(PASSPHRASE);
    await pause(WRITTEN);
    scan("started again, passphrase typed");

    await again.getByRole("button", { name: "Unlock" }).click();
    await again.getByRole("button", { name: "Lock now" }).click();
    await again.getByRole("button", { name: "Unlock" }).waitFor();
    await pause(WRITTEN);
    scan("locked");
    await desk.context.close();
    scan("closed");
  } finally {
    await desk.close();
  }

  for (const [when, { files, bytes, unpacked, hits }] of Object.entries(scans)) {
    console.log(`${when}: ${files} files, ${bytes} bytes, ${unpacked} more unpacked, ${hits.length} hits`);
    expect.soft(hits, when).toEqual([]);
  }
  expect(Object.keys(needles)).toHaveLength(4);
});

test("with Don't remember, nothing secret touches the disk either, and the browser's end is the secret's", async () => {
  const desk = await Desk.open();
  const needles = { secret: credentials.accessKeySecret };
  const scans: Record<string, Scan> = {};
  try {
    await desk.allow();
    const options = await desk.page("options");
    await desk.fillSettings(options);
    await options.getByRole("checkbox", { name: "Don't remember" }).check();
    await options.getByRole("button", { name: /^(Save|Connect)$/ }).click();
    await options.getByText("saved.").waitFor();
    await options.getByRole("button", { name: "Test connection" }).click();
    await options.getByText("answered in").waitFor();
    await pause(WRITTEN);
    scans["unlocked"] = scanDirectory(desk.profileDir, needles);
    await desk.kill();
    scans["killed"] = scanDirectory(desk.profileDir, needles);
    await desk.restart();
    const again = await desk.page("options");
    expect(await desk.session(again)).not.toHaveProperty("secret");
    expect(await again.evaluate("chrome.storage.local.get('vault')")).toEqual({});
  } finally {
    await desk.close();
  }
  for (const [when, { files, hits }] of Object.entries(scans)) {
    console.log(`not remembered, ${when}: ${files} files, ${hits.length} hits`);
    expect.soft(hits, when).toEqual([]);
  }
});

test("the scanner finds what is there: a canary, as it is, packed, and in every form", async () => {
  const desk = await Desk.open();
  try {
    const [left, right] = ["canary-7f3a9c51e2", "d84b06-nests-here"];
    const page = await desk.page("options");
    const plain = "canary-in-the-open-41d7";
    await page.evaluate(`chrome.storage.local.set({ plain: ${JSON.stringify(plain)} })`);
    // The two halves come first, so that Snappy writes the whole only as copies of them: no search of the raw bytes sees it.
    const packed = `${left}------------------------${right}------------------------${left}${right}`;
    await page.evaluate(`chrome.storage.local.set({ packed: ${JSON.stringify(packed)} })`);
    await page.evaluate(`(async () => {
      for (let index = 0; index < 9; index++) await chrome.storage.local.set({ filler: "abcdefgh".repeat(120000) + index });
      localStorage.setItem("wide", ${JSON.stringify(`\u4e2d${plain}`)});
      await new Promise((done) => { const open = indexedDB.open("canary", 1);
        open.onupgradeneeded = () => open.result.createObjectStore("s");
        open.onsuccess = () => { const t = open.result.transaction("s", "readwrite");
          t.objectStore("s").put(${JSON.stringify(plain)}, 1); t.oncomplete = done; }; });
    })()`);
    await pause(WRITTEN);
    const running = scanDirectory(desk.profileDir, { plain });
    expect(running.hits.length).toBeGreaterThan(0);
    await desk.context.close();

    const { hits, unpacked } = scanDirectory(desk.profileDir, { plain, whole: left + right });
    console.log(`canary: ${hits.length} hits, ${unpacked} bytes unpacked`, [
      ...new Set(hits.map(({ what, form, view }) => `${what} ${form} ${view}`)),
    ]);
    expect(unpacked).toBeGreaterThan(1_000_000);
    expect(hits).toContainEqual(expect.objectContaining({ what: "plain", form: "UTF-8" }));
    expect(hits).toContainEqual(expect.objectContaining({ what: "plain", form: "UTF-16LE" }));
    expect(hits).toContainEqual(expect.objectContaining({ what: "whole", view: "table block" }));
    expect(hits.filter(({ file }) => file.includes("IndexedDB"))).not.toEqual([]);
  } finally {
    await desk.close();
  }
});

async function tokenOf(desk: Desk): Promise<string> {
  const options = await desk.page("options");
  const token = (await desk.session(options))["token"];
  await options.close();
  if (typeof token !== "object" || token === null || !("accessToken" in token)) throw new Error("There is no token");
  return String(token.accessToken);
}
