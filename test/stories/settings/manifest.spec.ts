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

const Manifest = z.looseObject({
  manifest_version: z.literal(3),
  name: z.literal("Quick Fix for Authing"),
  description: z.literal(
    "Unbind a phone, sign a customer out, reset a password, and have the request ID for the ticket.",
  ),
  action: z.looseObject({ default_title: z.literal("Quick Fix for Authing") }),
});

test.use({ isSetUp: false });

test("the browser shows the manifest's texts, and the extension reaches into no page of the web or of the browser", async ({
  settings,
  browserName,
}) => {
  const manifest = Manifest.parse(await settings.page.evaluate("chrome.runtime.getManifest()"));
  const commands = await settings.page.evaluate("chrome.commands.getAll()");
  expect(JSON.stringify(commands)).not.toContain("__MSG_");
  // Firefox lists every key that it knows; those that were not set are empty.
  const isSet = (value: unknown) => value !== null && !(Array.isArray(value) && value.length === 0);
  const set = Object.keys(manifest).filter((key) => isSet(manifest[key]));
  expect(set).toContain("permissions");
  expect(set.filter((key) => FAR_REACHING.includes(key))).toEqual([]);
  const panel: unknown = expect.stringMatching(/\/sidepanel\.html$/);
  if (browserName === "firefox") expect(manifest).toMatchObject({ sidebar_action: { default_panel: panel } });
});
