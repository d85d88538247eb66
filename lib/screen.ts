import type { Attempt } from "./attempt.ts";
import { isDueToLock } from "./due-to-lock.ts";
import type { Draft, Lookup, SentCode } from "./lookup.ts";
import { hasPermission, onPermissionChange } from "./permission.ts";
import type { Policy } from "./policy.ts";
import { inForce } from "./settings-in-force.ts";
import type { Settings } from "./settings.ts";
import {
  attemptsItem,
  draftItem,
  lookupItem,
  policyItem,
  sentCodesItem,
  settingsItem,
  unlockedItem,
  vaultItem,
} from "./storage.ts";

/** Everything a page shows, as the worker left it. */
export interface Screen {
  settings: Settings | null;
  policy: Policy;
  /** Whether there is anything that a passphrase could unlock. */
  secretStored: boolean;
  unlocked: boolean;
  /** Whether the browser lets the extension reach the service address. */
  allowed: boolean;
  draft: Draft;
  lookup: Lookup | null;
  sentCodes: Record<string, SentCode>;
  attempts: Record<string, Attempt>;
}

/**
 * Reads the screen and follows it, in every window at once.
 * @returns stops following
 */
export function followScreen(show: (screen: Screen) => void): () => void {
  let screen: Screen | undefined;
  let stopped = false;
  const update = (change: Partial<Screen>) => {
    // What changes before the first reading is done is part of that reading.
    if (!screen || stopped) return;
    screen = { ...screen, ...change };
    show(screen);
  };
  const checkPermission = () => {
    if (!screen) return;
    void isAllowed(screen.settings, screen.policy).then((allowed) => update({ allowed }));
  };

  const unwatch = [
    settingsItem.watch((settings) => {
      update({ settings });
      checkPermission();
    }),
    policyItem.watch((policy) => {
      update({ policy });
      checkPermission();
    }),
    vaultItem.watch((blob) => update({ secretStored: blob !== null })),
    unlockedItem.watch((unlocked) => update({ unlocked })),
    draftItem.watch((draft) => update({ draft })),
    lookupItem.watch((lookup) => update({ lookup })),
    sentCodesItem.watch((sentCodes) => update({ sentCodes })),
    attemptsItem.watch((attempts) => update({ attempts })),
  ];
  onPermissionChange(checkPermission);

  void readScreen().then((read) => {
    if (stopped) return;
    screen = read;
    show(read);
    checkPermission();
  });
  return () => {
    stopped = true;
    for (const stop of unwatch) stop();
  };
}

async function readScreen(): Promise<Screen> {
  const [settings, policy, blob, unlocked, overdue, draft, lookup, sentCodes, attempts] = await Promise.all([
    settingsItem.getValue(),
    policyItem.getValue(),
    vaultItem.getValue(),
    unlockedItem.getValue(),
    isDueToLock(Date.now()),
    draftItem.getValue(),
    lookupItem.getValue(),
    sentCodesItem.getValue(),
    attemptsItem.getValue(),
  ]);
  const allowed = await isAllowed(settings, policy);
  const secretStored = blob !== null;
  return {
    settings,
    policy,
    secretStored,
    unlocked: unlocked && !overdue,
    allowed,
    draft,
    lookup,
    sentCodes,
    attempts,
  };
}

async function isAllowed(settings: Settings | null, policy: Policy): Promise<boolean> {
  return settings !== null && hasPermission(inForce(settings, policy).serviceAddress);
}
