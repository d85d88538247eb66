import { describe, expect, it } from "vitest";
import { settingsEn } from "../../../lib/words/settings-en.ts";
import { settingsZhCN } from "../../../lib/words/settings-zh-CN.ts";

describe.each([
  { language: "English", settings: settingsEn, desk: "the desk" },
  { language: "简体中文", settings: settingsZhCN, desk: "工作台" },
])("Settings in $language", ({ settings, desk }) => {
  it("says where the passphrase is entered: it has no field for it", () => {
    expect(settings.failures.locked.next).toContain(desk);
  });
});
