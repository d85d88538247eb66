import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "@playwright/test";
import { launchFirefox } from "../firefox/firefox.ts";
import { buildForFirefox, type Build } from "../firefox/support/build.ts";
import { EXTENSION_ID } from "../firefox/firefox-extension.ts";
import { Tab } from "../firefox/tab.ts";
import { expect } from "../stories/support/expect.ts";

let build: Build;

test.beforeAll(async () => {
  build = await buildForFirefox();
});
test.afterAll(() => build.remove());

const CASES = [
  {
    name: "values arrive and show as locked",
    data: { serviceAddress: "https://authing.example.com", autoLockMinutes: 7, unbindThrough: "verified-update" },
    inForce: { serviceAddress: "https://authing.example.com", autoLockMinutes: 7, unbindThrough: "verified-update" },
    shown: { "Service address": "https://authing.example.com (locked)", "Access key ID": "" },
  },
  {
    name: "values that can't be used loosen nothing",
    data: { serviceAddress: "http://evil.example", autoLockMinutes: 600, allowedFixes: "all", language: 5, sudo: true },
    inForce: { allowedFixes: [] },
    shown: { "Service address": "https://api.authing.cn", "Access key ID": "" },
  },
  {
    name: "without a policy all is the agent's to choose",
    data: undefined,
    inForce: {},
    shown: { "Service address": "https://api.authing.cn", "Access key ID": "" },
  },
];

for (const { name, data, inForce, shown } of CASES) {
  test(`in Firefox: ${name}`, async () => {
    await withPolicy(data, async () => {
      const firefox = await launchFirefox({ extensionDir: build.extensionDir, extensionId: EXTENSION_ID });
      try {
        const page = new Tab(firefox, await firefox.open("options.html"));
        await expect(page.getByLabel("Service address")).toBeVisible();
        // Where there never was one, none is written.
        const policy = () =>
          firefox.evaluate("return browser.storage.session.get('policy').then(({ policy }) => policy ?? {})");
        await expect.poll(policy).toEqual(inForce);
        expect(await firefox.evaluate(FIELDS)).toEqual(shown);
      } finally {
        await firefox.close();
      }
    });
  });
}

/** What stands in fields, by the beginning of their labels. */
const FIELDS = `
  const fields = [...document.querySelectorAll("input")].map((input) => [input.labels[0]?.textContent ?? "", input]);
  const read = (label) => {
    const [, input] = fields.find(([text]) => text.startsWith(label));
    return input.value + (input.disabled || input.readOnly ? " (locked)" : "");
  };
  return {
    "Service address": read("Service address"),
    "Access key ID": read("Access key ID"),
  };`;

/**
 * Runs with a home folder of its own, in which Firefox finds what an administrator would put into `policies.json`: as a native
 * manifest, which needs no rights beyond it and touches no Firefox but this one.
 */
async function withPolicy(data: object | undefined, run: () => Promise<void>): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "quick-fix-home-"));
  const before = process.env["HOME"];
  if (data !== undefined) {
    const folder = join(home, ".mozilla", "managed-storage");
    await mkdir(folder, { recursive: true });
    const manifest = { name: EXTENSION_ID, description: "Policy", type: "storage", data };
    await writeFile(join(folder, `${EXTENSION_ID}.json`), JSON.stringify(manifest));
  }
  process.env["HOME"] = home;
  try {
    await run();
  } finally {
    if (before === undefined) delete process.env["HOME"];
    else process.env["HOME"] = before;
    await rm(home, { recursive: true, force: true });
  }
}
