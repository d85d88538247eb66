import { ChromiumRig } from "./chromium-rig.ts";
import { FirefoxRig } from "./firefox-rig.ts";
import type { Rig, RigOptions } from "./rig.ts";

/** @param browserName as the Playwright project has it */
export function openRig(browserName: string, options: RigOptions = {}): Promise<Rig> {
  return browserName === "firefox" ? FirefoxRig.open(options) : ChromiumRig.open(options);
}
