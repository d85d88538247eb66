import browser from "webextension-polyfill";
import { originPattern } from "./service-address.ts";

// Firefox's match patterns have no port: there the permission is for the host.
const PORTS_IN_PATTERNS = !import.meta.env.FIREFOX;

/** The pattern by which this browser knows the service's origin. */
export function patternOf(serviceAddress: string): string {
  return originPattern(serviceAddress, PORTS_IN_PATTERNS);
}

function originsOf(serviceAddress: string) {
  return { origins: [patternOf(serviceAddress)] };
}

/** Asks the agent for the one origin. Call it straight from a press: browsers insist on it. */
export function requestPermission(serviceAddress: string): Promise<boolean> {
  return browser.permissions.request(originsOf(serviceAddress));
}

export function hasPermission(serviceAddress: string): Promise<boolean> {
  return browser.permissions.contains(originsOf(serviceAddress));
}

/**
 * Gives an origin back that is no longer used. One that an administrator or the manifest granted stays, and so does one that is
 * still needed: if patterns have no port, two addresses can share it.
 */
export async function dropPermission(serviceAddress: string, needed?: string): Promise<void> {
  const dropped = originsOf(serviceAddress);
  if (needed !== undefined && originsOf(needed).origins[0] === dropped.origins[0]) return;
  await browser.permissions.remove(dropped).catch(() => false);
}

/** Calls back when the agent grants or revokes an origin, here or in the browser's own settings. */
export function onPermissionChange(changed: () => void): void {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
}
