import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { buildForFirefox } from "../../firefox/support/build.ts";

/** By which Firefox knows the copy. */
export const COPY_ID = "bench-long-journal@example.invalid";

const Manifest = z.looseObject({ browser_specific_settings: z.looseObject({ gecko: z.looseObject({}) }) });

export interface FirefoxBuild {
  /** The production build, and a copy of it under an ID of its own: another extension, with a storage of its own. */
  dir: string;
  copy: string;
  remove: () => Promise<void>;
}

export async function buildForFirefoxBench(): Promise<FirefoxBuild> {
  const { extensionDir: dir, remove } = await buildForFirefox();
  const copy = join(dir, "..", "copy");
  await cp(dir, copy, { recursive: true });
  const file = join(copy, "manifest.json");
  const manifest = Manifest.parse(JSON.parse(await readFile(file, "utf8")));
  manifest.browser_specific_settings.gecko["id"] = COPY_ID;
  await writeFile(file, JSON.stringify(manifest));
  return { dir, copy, remove };
}
