import browser from "webextension-polyfill";
import { originPattern } from "./service-address.ts";

// Firefox's match patterns have no port: there the permission is for the host.
const PORTS_IN_PATTERNS = !import.meta.env.FIREFOX;

/** The pattern by which this browser knows the service's origin. */
export function patternOf(serviceAddress: string): string {
  return originPattern(serviceAddress, PORTS_IN_PATTERNS);
}

function originsOf(addresses: readonly string[]) {
  return { origins: [...new Set(addresses.map(patternOf))] };
}

/**
 * Asks the agent for the origins of these addresses, in one question. Call it straight from a
 * press: browsers insist on it, and one that may not ask says no.
 */
export function requestPermission(addresses: readonly string[]): Promise<boolean> {
  return browser.permissions.request(originsOf(addresses)).catch(() => false);
}

export function hasPermission(addresses: readonly string[]): Promise<boolean> {
  return browser.permissions.contains(originsOf(addresses));
}

/**
 * Gives the origins back that are no longer used. Granted ones stay, and so does one that is still
 * needed: patterns may have no port, so two addresses can share one.
 */
export async function dropPermissions(addresses: readonly string[], needed: readonly string[]): Promise<void> {
  const kept = originsOf(needed).origins;
  const origins = originsOf(addresses).origins.filter((origin) => !kept.includes(origin));
  await remove(origins);
}

/**
 * Gives back every origin but those of these addresses: one that was allowed for a typing mistake
 * is known to nobody any more.
 */
export async function keepPermissions(needed: readonly string[]): Promise<void> {
  const kept = originsOf(needed).origins;
  const { origins = [] } = await browser.permissions.getAll();
  await remove(origins.filter((origin) => !kept.includes(origin)));
}

async function remove(origins: string[]): Promise<void> {
  if (origins.length > 0) await browser.permissions.remove({ origins }).catch(() => false);
}

/** Calls back when the agent grants or revokes an origin, here or in the browser's own settings. */
export function onPermissionChange(changed: () => void): void {
  browser.permissions.onAdded.addListener(changed);
  browser.permissions.onRemoved.addListener(changed);
}
