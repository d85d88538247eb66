import { writeFile } from "node:fs/promises";
import { expect, test } from "../support/test.ts";

/** A file with this text, as the page finds it in its field. */
async function settingsFile(path: string, content: unknown): Promise<string> {
  await writeFile(path, JSON.stringify(content));
  return path;
}

test("what a file changes shows at once in every section", async ({ settings }, testInfo) => {
  const { page } = settings;
  const shared = { autoLockMinutes: 7, retentionDays: 30, ticketFormat: "jira", appId: "app-of-the-team" };
  const file = await settingsFile(testInfo.outputPath("team.json"), {
    kind: "quick-fix-for-authing settings",
    settings: { ...shared, allowedFixes: ["unbind-phone", "reactivate"] },
  });
  await page.locator("input[type=file]").setInputFiles(file);
  const changes = page.getByRole("table", { name: "What the file changes" });
  await expect(changes).toContainText("Unbind phone, Reactivate");
  await page.getByRole("button", { name: "Apply" }).click();
  await expect(page.getByText("Settings imported and saved.")).toBeVisible();
  await expect(page.getByLabel("Lock after (minutes)")).toHaveValue("7");
  await expect(page.getByLabel("Keep history for (days)")).toHaveValue("30");
  await expect(page.getByLabel("Ticket format")).toHaveValue("jira");
  await expect(settings.field("App ID")).toHaveValue("app-of-the-team");
  await expect(page.getByRole("checkbox", { name: "Reactivate" })).toBeChecked();
  await expect(page.getByRole("checkbox", { name: "Sign out everywhere" })).not.toBeChecked();
});
