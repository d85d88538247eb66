import { browser } from "wxt/browser";
import { parsePolicy, type Policy } from "./policy.ts";
import { policyItem } from "./storage.ts";

/** The organisation's policy as it stands now. */
async function readPolicy(): Promise<Policy> {
  try {
    return parsePolicy(await browser.storage.managed.get());
  } catch {
    // Firefox throws where there is no policy; it has no other way to say so.
    return {};
  }
}

/** Puts the policy where the worker and every page watch it. Nothing may be done before it is known. */
export async function publishPolicy(): Promise<void> {
  const [policy, published] = await Promise.all([readPolicy(), policyItem.getValue()]);
  // A worker that starts again mostly finds what the last one published; a press may be waiting for it.
  if (JSON.stringify(policy) !== JSON.stringify(published)) await policyItem.setValue(policy);
}

/**
 * Publishes it anew whenever the administrator changes it.
 * @param changed called when that is done
 */
export function followPolicy(changed: () => Promise<void>): void {
  // This area's own event: the one for all areas would wake the worker with every letter that is typed into the desk.
  browser.storage.managed.onChanged.addListener(() => void publishPolicy().then(changed));
}
