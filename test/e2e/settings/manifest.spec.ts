import * as z from "zod";
import { expect, test } from "../support/test.ts";

/** Each would reach into pages that are none of ours, or let others reach in. */
const FAR_REACHING = [
  "host_permissions",
  "content_scripts",
  "web_accessible_resources",
  "externally_connectable",
  "chrome_url_overrides",
];

test.use({ isSetUp: false });

test("the browser shows the manifest's texts, not their names", async ({ settings }) => {
  const manifest = await settings.page.evaluate("chrome.runtime.getManifest()");
  expect(manifest).toMatchObject({
    name: "Quick Fix for Authing",
    description: "Unbind a customer's phone in one press, and have the request ID for the ticket.",
    action: { default_title: "Quick Fix for Authing" },
  });
  const commands = await settings.page.evaluate("chrome.commands.getAll()");
  expect(JSON.stringify(commands)).not.toContain("__MSG_");
});

test("the extension reaches into no page of the web or of the browser", async ({ settings }) => {
  const manifest = await settings.page.evaluate("chrome.runtime.getManifest()");
  const keys = Object.keys(z.looseObject({ manifest_version: z.literal(3) }).parse(manifest));
  expect(keys.filter((key) => FAR_REACHING.includes(key))).toEqual([]);
});
