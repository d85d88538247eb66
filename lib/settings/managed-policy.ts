import { browser } from "wxt/browser";
import { parsePolicy, type Policy } from "./policy.ts";
import { sameContent } from "./same-content.ts";
import { lastPolicyItem, policyAwaitedItem, policyItem } from "../state/items.ts";

/**
 * Milliseconds to wait for the browser's word. A Chrome that has just started was seen to take up to 8 s to answer
 * (ghostery/ghostery-extension#3367), and an Edge never to (microsoft/MicrosoftEdge-Extensions#299).
 */
const PATIENCE = { toldBefore: 2_000, neverTold: 10_000 };

/** The organisation's policy as it stands now. */
async function readPolicy(): Promise<Policy> {
  try {
    return parsePolicy(await browser.storage.managed.get());
  } catch {
    // Firefox throws where there is no policy; it has no other way to say so.
    return {};
  }
}

/**
 * Puts the policy where the worker and every page watch it. Nothing may be done before it is known; a browser that doesn't say in time
 * is taken to mean what it said last, until it does. A worker that starts again while the browser runs doesn't wait: what was published
 * is still there, and each change wakes it.
 * @param changed called where the browser has said another policy late
 */
export async function publishPolicy(changed: () => Promise<void>): Promise<void> {
  const told = askAndPublish();
  if (await policyAwaitedItem.getValue()) {
    void told.then(({ isNew }) => (isNew ? changed() : undefined)).catch(() => undefined);
    return;
  }
  const over = new AbortController();
  const inTime = await Promise.race([told, patience(over.signal)]);
  over.abort();
  if (inTime === undefined) {
    await publish(parsePolicy(await lastPolicyItem.getValue()));
    // Published again: it may have come just while the last one was being put in its place.
    void told.then(({ policy }) => publish(policy)).then(changed, () => undefined);
  }
  await policyAwaitedItem.setValue(true).catch(() => undefined);
}

async function askAndPublish(): Promise<{ policy: Policy; isNew: boolean }> {
  const policy = await readPolicy();
  const isNew = await publish(policy);
  // Also that there is none: the next start then knows it.
  if (!sameContent(policy, await lastPolicyItem.getValue())) await lastPolicyItem.setValue(policy);
  return { policy, isNew };
}

/** @returns whether another one was published before */
async function publish(policy: Policy): Promise<boolean> {
  // A worker that starts again mostly finds what the last one published; a press may be waiting for it.
  const isNew = !sameContent(policy, await policyItem.getValue());
  if (isNew) await policyItem.setValue(policy);
  return isNew;
}

/** Longer where there is nothing to go by but that there may be a policy. */
async function patience(over: AbortSignal): Promise<undefined> {
  const milliseconds =
    (await lastPolicyItem.getValue().catch(() => null)) === null ? PATIENCE.neverTold : PATIENCE.toldBefore;
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), milliseconds);
    over.addEventListener("abort", () => clearTimeout(timer));
  });
}

/**
 * Publishes it anew whenever the administrator changes it.
 * @param changed called when that is done
 */
export function followPolicy(changed: () => Promise<void>): void {
  // This area's own event: the one for all areas would wake the worker with every letter that is typed into the desk.
  browser.storage.managed.onChanged.addListener(() => void askAndPublish().then(changed));
}
