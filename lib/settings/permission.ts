import { browser } from "wxt/browser";
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

/** Asks the agent for the one origin. To be called straight from the press of a button: browsers insist on it. */
export function requestPermission(serviceAddress: string): Promise<boolean> {
  return browser.permissions.request(originsOf(serviceAddress));
}

export function hasPermission(serviceAddress: string): Promise<boolean> {
  return browser.permissions.contains(originsOf(serviceAddress));
}

/**
 * The same for the worker, which asks the browser once for what it allows, before anybody needs it, and hears of every revocation.
 * To be called while the worker starts.
 */
export function createPermissionMemory(): (serviceAddress: string) => Promise<boolean> {
  let allowed = new Set<string>();
  let listed = allowedOrigins().catch((): string[] => []);
  browser.permissions.onRemoved.addListener(() => {
    allowed = new Set();
    listed = Promise.resolve([]);
  });
  return async (serviceAddress) => {
    // An answer that was under way while something was revoked goes to the set of before.
    const known = allowed;
    if (known.has(serviceAddress)) return true;
    const isListed = (await listed).includes(patternOf(serviceAddress)) && known === allowed;
    // What the list doesn't name may have been granted since, or be allowed by a wider pattern.
    const has = isListed || (await hasPermission(serviceAddress));
    if (has) known.add(serviceAddress);
    return has;
  };
}

/** The patterns that are allowed now, as they were asked for or granted. */
export async function allowedOrigins(): Promise<string[]> {
  return (await browser.permissions.getAll()).origins ?? [];
}

/**
 * Gives an origin back that is no longer used. One that an administrator or the manifest granted stays, and so does one that is
 * still needed: where patterns have no port, two addresses can share it.
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
