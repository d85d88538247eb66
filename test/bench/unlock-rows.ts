import type { BenchBrowser } from "./browser.ts";
import { bundleInPage } from "./bundle-in-page.ts";
import { interleave } from "./interleave.ts";
import type { Row } from "./row.ts";
import { PASSPHRASE } from "./settings.ts";

/** As the vault derives its key. */
const ITERATIONS = 600_000;

/** From the press on **Unlock** until the desk is there, next to the key derivation alone. */
export async function unlockRows({ product, baseline }: BenchBrowser, rounds: number): Promise<Row[]> {
  const page = await product.openPopup();
  await page.evaluate(await bundleInPage("index"));
  const medianOf = await interleave(rounds, {
    alone: async () => {
      const bare = await baseline.inFront();
      return bare.evaluate(([passphrase, iterations]) => inPage.deriveAlone(passphrase, iterations), [
        PASSPHRASE,
        ITERATIONS,
      ] as const);
    },
    whole: async () => {
      await product.send("lock");
      await page.bringToFront();
      await page.locator("#passphrase").fill(PASSPHRASE);
      await page.waitForTimeout(300);
      return page.evaluate(() => inPage.unlockToDesk());
    },
  });
  await page.close();
  const against = { name: "600,000 iterations alone", value: medianOf("alone") };
  return [{ group: "Unlock", name: "press to desk", unit: "ms", value: medianOf("whole"), against }];
}
