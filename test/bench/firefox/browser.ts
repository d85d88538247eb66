import { randomUUID } from "node:crypto";
import { join } from "node:path";
import * as z from "zod";
import { launchFirefox, type Firefox } from "../../firefox/firefox.ts";
import type { Pref } from "../../firefox/quiet-prefs.ts";
import { EXTENSION_ID } from "../../firefox/support/extension.ts";
import { allowOrigin } from "../../firefox/support/host-permission.ts";
import { bundleInPage } from "../bundle-in-page.ts";
import { settingsFor } from "../settings.ts";
import { COPY_ID, type FirefoxBuild } from "./build.ts";
import { FirefoxExtension } from "./extension.ts";
import { watchPopups } from "./watch-popups.ts";

/** One Firefox with everything that is compared in it. */
export interface BenchFirefox {
  firefox: Firefox;
  /** The product, with a short journal. */
  product: FirefoxExtension;
  /** The product once more, with a storage of its own: there the journal is long. */
  longProduct: FirefoxExtension;
  /** The least that an extension can be. */
  baseline: FirefoxExtension;
  version: string;
}

const BASELINE_DIR = join(import.meta.dirname, "..", "baseline-extension");

const product = { id: EXTENSION_ID, uuid: randomUUID() };
const longProduct = { id: COPY_ID, uuid: randomUUID() };
const baseline = { id: "bench-baseline@example.invalid", uuid: randomUUID() };
const all = [product, longProduct, baseline];

const PREFS: Record<string, Pref> = {
  "extensions.webextensions.uuids": JSON.stringify(Object.fromEntries(all.map(({ id, uuid }) => [id, uuid]))),
  // Otherwise a page's clock goes in steps of a millisecond, or of 20 µs.
  "privacy.reduceTimerPrecision": false,
  "privacy.reduceTimerPrecision.unconditional": false,
  // A background that is to be warm is warm, however long the others take; one that is to be cold is ended.
  "extensions.background.idle.timeout": 3_600_000,
  // The driver's way of finding elements: once it is in use, every change of a page costs more.
  "accessibility.force_disabled": 1,
  // A bare page is the text it is: Firefox's viewer for JSON would be a page of its own.
  "devtools.jsonview.enabled": false,
};

/** Starts Firefox with the product set up against a service, twice, and the baseline; `close()` it in the end. */
export async function startFirefox({ dir, copy }: FirefoxBuild, serviceAddress: string): Promise<BenchFirefox> {
  const firefox = await launchFirefox({ extensionDir: dir, extensionId: product.id, uuid: product.uuid, prefs: PREFS });
  try {
    await firefox.installAddon(copy);
    await firefox.installAddon(BASELINE_DIR);
    for (const { uuid } of [product, longProduct]) {
      // What it opens when it is installed would stay in front of what is measured.
      await firefox.switchTo(new RegExp(`${uuid}/options.html`));
      await firefox.closeTab();
    }
    for (const { id } of all) await allowOrigin(firefox, id, serviceAddress);
    await watchPopups(firefox);

    const script = await bundleInPage("index");
    const browser = {
      firefox,
      product: await FirefoxExtension.at(firefox, product, script),
      longProduct: await FirefoxExtension.at(firefox, longProduct, script),
      baseline: await FirefoxExtension.at(firefox, baseline, script),
      version: z.string().parse(await firefox.chrome("return Services.appinfo.version")),
    };
    for (const extension of [browser.product, browser.longProduct]) {
      const reply = await extension.send("save-settings", settingsFor(serviceAddress));
      if (reply !== '{"ok":true}') throw new Error(`Not saved: ${reply}`);
    }
    return browser;
  } catch (error) {
    await firefox.close();
    throw error;
  }
}
