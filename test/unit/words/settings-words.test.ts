import { describe, expect, it } from "vitest";
import { en } from "../../../lib/words/en.ts";
import { settingsEn } from "../../../lib/words/settings-en.ts";
import { settingsZhCN } from "../../../lib/words/settings-zh-CN.ts";
import { zhCN } from "../../../lib/words/zh-CN.ts";

describe.each([
  { language: "English", words: en, settings: settingsEn, desk: "the desk", recommends: "it recommends the route" },
  { language: "简体中文", words: zhCN, settings: settingsZhCN, desk: "工作台", recommends: "它会建议" },
])("Settings in $language", ({ words, settings, desk, recommends }) => {
  it("says where the passphrase is entered: it has no field for it", () => {
    expect(settings.failures.locked.next).toContain(desk);
  });

  it("names the menu entry as the browser shows it", () => {
    const [before = "", after = ""] = words.menu.open.split("“%s”");
    expect(settings.firstRun.select).toMatch(new RegExp(`“${before}…+${after}”`, "u"));
  });

  it("has the pool check recommend a route: another press sets it", () => {
    for (const { failures } of [words, settings]) expect(failures["end-user-only"].next).toContain(recommends);
  });
});
