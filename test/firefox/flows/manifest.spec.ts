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
  description: z.string().regex(/^Unbind a customer's phone/),
  sidebar_action: z.object({ default_panel: z.string().regex(/\/sidepanel\.html$/) }),
});

test.use({ isSetUp: false });

test("the extension has a sidebar, and reaches into no page of the web or of the browser", async ({ settings }) => {
  const manifest = Manifest.parse(await settings.page.evaluate("browser.runtime.getManifest()"));
  // Firefox lists every key that it knows; those that were not set are empty.
  const isSet = (value: unknown) => value !== null && !(Array.isArray(value) && value.length === 0);
  const set = Object.keys(manifest).filter((key) => isSet(manifest[key]));
  expect(set.filter((key) => FAR_REACHING.includes(key))).toEqual([]);
  expect(set).toContain("permissions");
});
