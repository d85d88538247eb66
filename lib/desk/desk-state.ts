import type { Attempt } from "../state/attempt.ts";
import { isOverdue } from "../vault/lock-deadline.ts";
import type { Draft, Lookup, SentCode } from "../state/customer.ts";
import { allowedOrigins, hasPermission, onPermissionChange, patternOf } from "../settings/permission.ts";
import type { Policy } from "../settings/policy.ts";
import { readItems } from "../read-items.ts";
import { inForce, lockMinutes } from "../settings/effective-settings.ts";
import type { Settings } from "../state/settings.ts";
import {
  activityItem,
  attemptsItem,
  draftItem,
  lookupItem,
  policyItem,
  sentCodesItem,
  settingsItem,
  unlockedItem,
  vaultItem,
} from "../state/items.ts";

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

/** The screen as it is now, in every window at once. */
export interface ScreenFeed {
  /** Absent until the first reading is done. */
  current: () => Screen | undefined;
  /** Resolves once the first reading is done. */
  ready: Promise<void>;
  /**
   * Calls back with the first reading, where that is still to come, and with every change.
   * @returns stops following
   */
  follow: (show: (screen: Screen) => void) => () => void;
}

/** Begins to read and to watch the screen. As early as possible: reading takes longer than drawing. */
export function openScreen(): ScreenFeed {
  let screen: Screen | undefined;
  const followers = new Set<(screen: Screen) => void>();
  // The reading takes several steps: what changes meanwhile may or may not be part of it.
  let meanwhile: Partial<Screen> = {};
  const update = (change: Partial<Screen>) => {
    if (!screen) meanwhile = { ...meanwhile, ...change };
    if (!screen) return;
    screen = { ...screen, ...change };
    for (const show of followers) show(screen);
  };
  const checkPermission = () => {
    if (!screen) return;
    void isAllowed(screen.settings, screen.policy).then((allowed) => update({ allowed }));
  };

  settingsItem.watch((settings) => {
    update({ settings });
    checkPermission();
  });
  policyItem.watch((policy) => {
    update({ policy });
    checkPermission();
  });
  vaultItem.watch((blob) => update({ secretStored: blob !== null }));
  unlockedItem.watch((unlocked) => update({ unlocked }));
  draftItem.watch((draft) => update({ draft }));
  lookupItem.watch((lookup) => update({ lookup }));
  sentCodesItem.watch((sentCodes) => update({ sentCodes }));
  attemptsItem.watch((attempts) => update({ attempts }));
  onPermissionChange(checkPermission);

  const ready = readScreen().then((read) => {
    screen = { ...read, ...meanwhile };
    update({});
  });
  return {
    current: () => screen,
    ready,
    follow: (show) => {
      followers.add(show);
      return () => followers.delete(show);
    },
  };
}

/** The same, begun in the next task: what can be drawn without it is drawn first. */
export function openScreenSoon(): ScreenFeed {
  let feed: ScreenFeed | undefined;
  const opened = new Promise<ScreenFeed>((resolve) => {
    setTimeout(() => resolve((feed = openScreen())));
  });
  return {
    current: () => feed?.current(),
    ready: opened.then(({ ready }) => ready),
    follow: (show) => {
      const following = opened.then(({ follow }) => follow(show));
      return () => void following.then((stop) => stop());
    },
  };
}

async function readScreen(): Promise<Screen> {
  const [stored, origins] = await Promise.all([
    readItems({
      settings: settingsItem,
      vault: vaultItem,
      policy: policyItem,
      unlocked: unlockedItem,
      activity: activityItem,
      draft: draftItem,
      lookup: lookupItem,
      sentCodes: sentCodesItem,
      attempts: attemptsItem,
    }),
    allowedOrigins(),
  ]);
  const { vault, activity, unlocked, ...rest } = stored;
  const { settings, policy } = stored;
  return {
    ...rest,
    secretStored: vault !== null,
    unlocked: unlocked && !isOverdue(activity, lockMinutes(settings, policy), Date.now()),
    // Asked beside the reading, not after it; what the list doesn't name may still be allowed, by a wider pattern.
    allowed:
      settings !== null &&
      (origins.includes(patternOf(inForce(settings, policy).serviceAddress)) || (await isAllowed(settings, policy))),
  };
}

async function isAllowed(settings: Settings | null, policy: Policy): Promise<boolean> {
  return settings !== null && hasPermission(inForce(settings, policy).serviceAddress);
}
