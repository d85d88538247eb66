import type { Failure } from "../failure.ts";
import { hasPermission, onPermissionChange } from "../settings/permission.ts";
import { fixIds } from "../fixes/fix-ids.ts";
import type { FixId } from "../fixes/index.ts";
import { fixesOnDesk } from "../settings/fixes-on-desk.ts";
import { addressesOf, inForce, lockMinutes, secretFits } from "../settings/effective-settings.ts";
import type { Policy, Settings } from "../state/settings.ts";
import type { Attempt, SeenAttempts } from "../state/attempt.ts";
import type { Draft, Lookup, RecentCustomer, SentCode } from "../state/customer.ts";
import {
  activityItem,
  attemptsItem,
  chosenFixesItem,
  draftItem,
  historyOffItem,
  lookupItem,
  policyItem,
  recentCustomersItem,
  seenAttemptsItem,
  sentCodesItem,
  settingsItem,
  unlockedItem,
  vaultItem,
} from "../state/items.ts";
import { isOverdue } from "../vault/lock-deadline.ts";

/** Everything that a page shows, as the worker left it. */
export interface DeskState {
  settings: Settings | null;
  policy: Policy;
  /** The fixes that the team wants on the desk; `null` if it never chose. */
  chosenFixes: readonly FixId[] | null;
  /** Whether there is anything that a passphrase could unlock. */
  secretStored: boolean;
  unlocked: boolean;
  /** Whether the browser lets the extension reach the service address. */
  allowed: boolean;
  draft: Draft;
  lookup: Lookup | null;
  sentCodes: Record<string, SentCode>;
  attempts: Record<string, Attempt>;
  seenAttempts: SeenAttempts;
  /** The newest first. */
  recent: RecentCustomer[];
  /** Whether no attempt can be written down, as the worker found. */
  historyOff: boolean;
}

/** The desk as it is now, in every window at once. */
export interface DeskFeed {
  current: () => DeskState;
  /**
   * Calls back with every change.
   * @returns stops following
   */
  follow: (show: (state: DeskState) => void) => () => void;
}

/** Reads the state, and keeps watching it. */
export async function openDeskState(): Promise<DeskFeed> {
  let state: DeskState | undefined;
  const followers = new Set<(state: DeskState) => void>();
  // A change during the reading is newer than what the reading returns.
  let meanwhile: Partial<DeskState> = {};
  const update = (change: Partial<DeskState>) => {
    if (!state) {
      meanwhile = { ...meanwhile, ...change };
      return;
    }
    state = { ...state, ...change };
    for (const show of followers) show(state);
  };
  const checkPermission = () => {
    if (state) void isAllowed(state.settings, state.policy).then((allowed) => update({ allowed }));
  };

  settingsItem.watch((settings) => {
    update({ settings });
    checkPermission();
  });
  policyItem.watch((policy) => {
    update({ policy });
    checkPermission();
  });
  chosenFixesItem.watch((chosenFixes) => update({ chosenFixes }));
  vaultItem.watch((blob) => update({ secretStored: blob !== null }));
  unlockedItem.watch((unlocked) => update({ unlocked }));
  draftItem.watch((draft) => update({ draft }));
  lookupItem.watch((lookup) => update({ lookup }));
  sentCodesItem.watch((sentCodes) => update({ sentCodes }));
  attemptsItem.watch((attempts) => update({ attempts }));
  seenAttemptsItem.watch((seenAttempts) => update({ seenAttempts }));
  recentCustomersItem.watch((recent) => update({ recent }));
  historyOffItem.watch((historyOff) => update({ historyOff }));
  onPermissionChange(checkPermission);

  let current = { ...(await readDeskState()), ...meanwhile };
  state = current;
  followers.add((next) => (current = next));
  // Other settings may have been saved while it was read.
  checkPermission();
  return {
    current: () => current,
    follow: (show) => {
      followers.add(show);
      return () => followers.delete(show);
    },
  };
}

/** The state as it is stored now. */
export async function readDeskState(): Promise<DeskState> {
  const [
    settings,
    chosenFixes,
    vault,
    policy,
    unlocked,
    activity,
    draft,
    lookup,
    sentCodes,
    attempts,
    seenAttempts,
    recent,
    historyOff,
  ] = await Promise.all([
    settingsItem.getValue(),
    chosenFixesItem.getValue(),
    vaultItem.getValue(),
    policyItem.getValue(),
    unlockedItem.getValue(),
    activityItem.getValue(),
    draftItem.getValue(),
    lookupItem.getValue(),
    sentCodesItem.getValue(),
    attemptsItem.getValue(),
    seenAttemptsItem.getValue(),
    recentCustomersItem.getValue(),
    historyOffItem.getValue(),
  ]);
  return {
    ...{ settings, chosenFixes, policy, draft, lookup, sentCodes, attempts, seenAttempts, recent, historyOff },
    secretStored: vault !== null,
    unlocked: unlocked && !isOverdue(activity, lockMinutes(settings, policy)),
    allowed: await isAllowed(settings, policy),
  };
}

async function isAllowed(settings: Settings | null, policy: Policy): Promise<boolean> {
  return settings !== null && hasPermission(addressesOf(inForce(settings, policy)));
}

/**
 * The fixes to choose from. One that was taken away stays for a customer who has a result of it.
 */
export function fixesShown({ policy, chosenFixes, attempts, lookup }: DeskState): FixId[] {
  const allowed = fixesOnDesk(policy, chosenFixes);
  const ofCustomer = Object.values(attempts).filter(({ userId }) => userId === lookup?.customer?.userId);
  return fixIds.filter((id) => allowed.includes(id) || ofCustomer.some(({ fixId }) => fixId === id));
}

/** What can be between the agent and the desk; on an open desk none of it holds any more. */
const BARRIERS = ["not-set-up", "secret-missing", "secret-not-kept", "locked", "no-permission"] as const;
export type Barrier = (typeof BARRIERS)[number] | "fix-not-allowed";

/** Whether something failed only because of what stood before the desk. */
export function isOfBarrier(failure: Failure | undefined): boolean {
  return BARRIERS.some((barrier) => barrier === failure?.code);
}

/** The first barrier that has to be cleared away; absent if the desk is open. */
export function barrierOf(state: DeskState): Barrier | undefined {
  const { settings, policy, secretStored, unlocked, allowed } = state;
  if (!settings) return "not-set-up";
  // Entered for another service than the organisation now names, or held for a session that is
  // over.
  if (!secretFits(settings, policy)) return "secret-missing";
  if (!unlocked) return secretStored ? "locked" : "secret-not-kept";
  if (!allowed) return "no-permission";
  return fixesShown(state).length === 0 ? "fix-not-allowed" : undefined;
}
