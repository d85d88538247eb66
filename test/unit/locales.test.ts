import { readdir, readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import * as z from "zod";

/** Characters; the limits of the Chrome Web Store and of Firefox's add-ons site, whichever is smaller. */
const LONGEST = { name: 45, description: 132 };

const Messages = z.record(z.string(), z.strictObject({ message: z.string().min(1), description: z.string().min(1) }));
const messagesOf = async (locale: string) =>
  Messages.parse(JSON.parse(await readFile(`public/_locales/${locale}/messages.json`, "utf8")));

describe("the manifest's texts", () => {
  it("are the same in every language, and those that the manifest names", async () => {
    const config = await readFile("wxt.config.ts", "utf8");
    const named = new Set(Array.from(config.matchAll(/__MSG_(\w+)__/gu), ([, name]) => name));
    expect((await readdir("public/_locales")).sort()).toEqual(["en", "zh_CN"]);
    for (const locale of ["en", "zh_CN"]) expect(new Set(Object.keys(await messagesOf(locale)))).toEqual(named);
  });

  it.each(["en", "zh_CN"])("are short enough for the stores: %s", async (locale) => {
    const messages = await messagesOf(locale);
    for (const [key, most] of Object.entries(LONGEST)) {
      const length = Array.from(messages[key]?.message ?? "").length;
      expect(length).toBeGreaterThan(0);
      expect(length).toBeLessThanOrEqual(most);
    }
  });

  it("are Chinese in Chinese, but for the name", async () => {
    for (const [key, { message }] of Object.entries(await messagesOf("zh_CN"))) {
      if (key !== "name") expect(message).toMatch(/\p{Script=Han}/u);
    }
    for (const { message } of Object.values(await messagesOf("en"))) expect(message).not.toMatch(/\p{Script=Han}/u);
  });
});
