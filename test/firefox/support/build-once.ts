import type { TestProject } from "vitest/node";
import { buildForFirefox } from "./build.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The unpacked production build for Firefox. */
    firefoxExtensionDir: string;
  }
}

/** The production build for Firefox, once a run. */
export default async function buildOnce({ provide }: TestProject): Promise<() => Promise<void>> {
  const { extensionDir, remove } = await buildForFirefox();
  provide("firefoxExtensionDir", extensionDir);
  return remove;
}
