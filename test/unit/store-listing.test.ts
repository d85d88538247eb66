import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";

/** Characters; the Chrome Web Store's limit. */
const LONGEST_SUMMARY = 132;

it.each([
  ["en", /^\*\*Summary\*\*[^:]*: (.+)$/mu],
  ["zh-CN", /^\*\*摘要\*\*[^：]*：(.+)$/mu],
])("the store's summary is short enough: %s", async (language, pattern) => {
  const text = await readFile(`docs/store/listing.${language}.md`, "utf8");
  const summary = pattern.exec(text)?.[1] ?? "";
  expect(summary).not.toBe("");
  expect(Array.from(summary).length).toBeLessThanOrEqual(LONGEST_SUMMARY);
});

it.each(["en", "zh-CN"])("every permission is justified: %s", async (language) => {
  const config = await readFile("wxt.config.ts", "utf8");
  const listed = /permissions: \[([^\]]+)\]/u.exec(config)?.[1] ?? "";
  const permissions = Array.from(listed.matchAll(/"(\w+)"/gu), ([, name]) => name ?? "");
  expect(permissions.length).toBeGreaterThan(3);
  const text = await readFile(`docs/store/listing.${language}.md`, "utf8");
  for (const permission of permissions) expect(text).toContain(`\`${permission}\``);
});
