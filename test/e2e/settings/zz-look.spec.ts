import { test, expect } from "../support/test.ts";
import { people } from "../../../sandbox/people.ts";
for (const lang of ["en", "zh-CN"])
  test("look " + lang, async ({ settings, service }) => {
    const { page } = settings;
    await page.setViewportSize({ width: 900, height: 900 });
    await page.evaluate(`chrome.storage.local.set({ language: "${lang}" })`);
    await page.reload();
    await page.waitForTimeout(500);
    await page.screenshot({ path: `/tmp/shots/settings-${lang}-before.png`, fullPage: true });
    service.set({ unbindPhone: "end-user" });
    service.break({ call: "get-user-action-logs", kind: "html-502" });
    const input = page.locator(".pool-check input");
    await input.fill(people.zhangSan.phone);
    await input.press("Enter");
    await expect(page.getByRole("button", { name: /Copy report|复制报告/ })).toBeVisible();
    await page.waitForTimeout(300);
    await page.locator(".pool-check").screenshot({ path: `/tmp/shots/pool-${lang}.png` });
    await page.setViewportSize({ width: 400, height: 800 });
    await page.locator(".pool-check").screenshot({ path: `/tmp/shots/pool-${lang}-narrow.png` });
  });
