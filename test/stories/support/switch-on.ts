import { expect } from "./expect.ts";
import type { Extension } from "./extension.ts";

/** Switches a fix on in Settings, by the name that it goes by for anyone. */
export async function switchOn(extension: Extension, name: string): Promise<void> {
  const page = await extension.open("options.html");
  await page.getByRole("checkbox", { name, exact: true }).check();
  await expect(page.getByText("Fixes saved.")).toBeVisible();
  await page.close();
}
