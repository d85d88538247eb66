import type { Attempt } from "./attempt.ts";
import type { Draft, Lookup, SentCode } from "./lookup.ts";
import { hasPermission, onPermissionChange } from "./permission.ts";
import type { Settings } from "./settings.ts";
import { attemptsItem, draftItem, lookupItem, sentCodesItem, settingsItem, unlockedItem } from "./storage.ts";

/** Everything a page shows, as the worker left it. */
export interface Screen {
  settings: Settings | null;
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
    void isAllowed(screen?.settings ?? null).then((allowed) => update({ allowed }));
  };

  const unwatch = [
    settingsItem.watch((settings) => {
      update({ settings });
      checkPermission();
    }),
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
  const [settings, unlocked, draft, lookup, sentCodes, attempts] = await Promise.all([
    settingsItem.getValue(),
    unlockedItem.getValue(),
    draftItem.getValue(),
    lookupItem.getValue(),
    sentCodesItem.getValue(),
    attemptsItem.getValue(),
  ]);
  // Revoked permissions are rare and asking takes a moment: the desk is shown first, and taken back where it must be.
  return { settings, allowed: true, unlocked, draft, lookup, sentCodes, attempts };
}

async function isAllowed(settings: Settings | null): Promise<boolean> {
  return settings !== null && hasPermission(settings.serviceAddress);
}
