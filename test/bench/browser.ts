import { join } from "node:path";
import type { BrowserContext } from "@playwright/test";
import { launchChromium, setUpPage } from "../../scripts/launch-chromium.ts";
import type { BenchBuild } from "./build.ts";
import { bundleInPage } from "./bundle-in-page.ts";
import { BenchExtension } from "./extension.ts";

/** One browser with everything that is compared in it, so that it can be compared in turn. */
export interface BenchBrowser {
  context: BrowserContext;
  /** The product, with a short journal. */
  product: BenchExtension;
  /** The product once more, with a storage of its own: there the journal is long. */
  longProduct: BenchExtension;
  /** The least that an extension can be. */
  baseline: BenchExtension;
  version: string;
}

const BASELINE_NAME = "Empty popup, empty worker";

export async function startBrowser({ dir, copy }: BenchBuild): Promise<BenchBrowser> {
  const baselineDir = join(import.meta.dirname, "baseline-extension");
  const dirs = [dir, copy, baselineDir];
  const { context } = await launchChromium(dirs.join(","), true);
  while (context.serviceWorkers().length < dirs.length) await context.waitForEvent("serviceworker");
  await context.addInitScript({ content: await bundleInPage("watch-ready") });

  const inPage = await bundleInPage("index");
  const products: BenchExtension[] = [];
  let baseline: BenchExtension | undefined;
  const loaded: { id: string; isBaseline: boolean }[] = [];
  for (const worker of context.serviceWorkers()) {
    const name: unknown = await worker.evaluate("chrome.runtime.getManifest().name");
    loaded.push({ id: new URL(worker.url()).host, isBaseline: name === BASELINE_NAME });
  }
  // What the product opens when it is installed would stay in front of what is measured, and can take a new tab for itself.
  for (const { id, isBaseline } of loaded) {
    if (!isBaseline) await (await setUpPage(context, id)).goto("about:blank");
  }
  for (const { id, isBaseline } of loaded) {
    const extension = await BenchExtension.at(context, `chrome-extension://${id}`, inPage);
    if (isBaseline) baseline = extension;
    else products.push(extension);
  }
  const [product, longProduct] = products;
  if (!product || !longProduct || !baseline) throw new Error("The browser did not load every extension");
  return { context, product, longProduct, baseline, version: context.browser()?.version() ?? "unknown" };
}
