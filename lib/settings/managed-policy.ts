import browser from "webextension-polyfill";
import type { Policy } from "../state/settings.ts";
import { parsePolicy } from "./policy.ts";
import { lastPolicyItem, policyAwaitedItem, policyItem } from "../state/items.ts";

/**
 * Milliseconds to wait for the browser. A Chrome that just started took up to 8 s
 * (ghostery/ghostery-extension#3367); an Edge never answered (MicrosoftEdge-Extensions#299).
 */
const PATIENCE = { toldBefore: 2_000, neverTold: 10_000 };

/** The organisation's policy as it is now. */
async function readPolicy(): Promise<Policy> {
  try {
    return parsePolicy(await browser.storage.managed.get());
  } catch {
    // Firefox throws if there is no policy; it has no other way to say so.
    return {};
  }
}

/**
 * Stores the policy for the worker and every page; nothing may be done before. If the browser
 * doesn't tell it in time, the last one counts. A worker that restarts doesn't wait.
 * @param changed called if the browser tells another policy late
 */
export async function publishPolicy(changed: () => Promise<void>): Promise<void> {
  const told = askAndPublish();
  if (await policyAwaitedItem.getValue()) {
    void told.then((isNew) => (isNew ? changed() : undefined)).catch(() => undefined);
    return;
  }
  const over = new AbortController();
  const inTime = await Promise.race([told, patience(over.signal)]);
  over.abort();
  if (inTime === undefined) {
    await publish(parsePolicy(await lastPolicyItem.getValue()));
    // Asked again: it may have come while the last one was being stored, and have changed since.
    void told.then(askAndPublish).then(changed, () => undefined);
  }
  await policyAwaitedItem.setValue(true).catch(() => undefined);
}

/** @returns whether another one was published before */
async function askAndPublish(): Promise<boolean> {
  let isNew = false;
  for (let policy = await readPolicy(); ;) {
    isNew = (await publish(policy)) || isNew;
    // A full disk keeps no policy from holding now.
    await remember(policy).catch(() => undefined);
    // Two may ask at once, and the one with the older answer write last.
    const now = await readPolicy();
    if (isSame(now, policy)) return isNew;
    policy = now;
  }
}

/** "No policy" is remembered too, so that the next start knows it. */
async function remember(policy: Policy): Promise<void> {
  const last = await lastPolicyItem.getValue();
  if (last === null || !isSame(policy, parsePolicy(last))) await lastPolicyItem.setValue(policy);
}

/** @returns whether another one was published before */
async function publish(policy: Policy): Promise<boolean> {
  const isNew = !isSame(policy, await policyItem.getValue());
  if (isNew) await policyItem.setValue(policy);
  return isNew;
}

/** Longer if the browser has never told whether there is a policy. */
async function patience(over: AbortSignal): Promise<undefined> {
  const milliseconds =
    (await lastPolicyItem.getValue().catch(() => null)) === null ? PATIENCE.neverTold : PATIENCE.toldBefore;
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), milliseconds);
    over.addEventListener("abort", () => clearTimeout(timer));
  });
}

/**
 * Publishes it again when the administrator changes it.
 * @param changed called when that is done
 */
export function followPolicy(changed: () => Promise<void>): void {
  // This area's own event: the one for all areas would wake the worker with each letter typed into
  // the desk.
  browser.storage.managed.onChanged.addListener(() => void askAndPublish().then(changed));
}

/** Both are parsed, which brings their keys into one order: Chromium gives them back in another. */
function isSame(one: Policy, other: Policy): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
