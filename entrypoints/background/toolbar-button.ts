import browser from "webextension-polyfill";
import { isWorthChecking } from "../../lib/attempt/outcome.ts";
import { isUnderWay, isUnseen, type Attempt, type SeenAttempts } from "../../lib/state/attempt.ts";
import { readLanguage } from "../../lib/settings/language.ts";
import {
  attemptsItem,
  languageItem,
  policyItem,
  seenAttemptsItem,
  settingsItem,
  unlockedItem,
} from "../../lib/state/items.ts";
import type { ToolbarButton } from "../../lib/words/en.ts";
import { wordsIn } from "../../lib/words/words-in.ts";

const SIZES = [16, 32, 48] as const;
const COLOURS = { urgent: "#b3261e", news: "#0b6b45" };
const FOLDERS: Record<ToolbarButton["icon"], string> = { ready: "icon", locked: "icon-locked", busy: "icon-busy" };

/** Milliseconds. What is over within a moment must not make the button flicker. */
const MOMENT = 200;

/**
 * Keeps the toolbar's button true to what is stored: locked, at work, or with an outcome that
 * nobody has seen. Call it before anything is awaited: only then does a change start the worker.
 */
export function followToolbarButton(): void {
  let shown = "";
  const update = async () => {
    const button = await readButton();
    const text = JSON.stringify(button);
    if (text === shown) return;
    await showButton(button);
    shown = text;
  };

  let last = Promise.resolve();
  let soon: ReturnType<typeof setTimeout> | undefined;
  const updateSoon = () => {
    clearTimeout(soon);
    // One after the other, so that an older state never covers a newer one. What fails is tried
    // again at the next change.
    soon = setTimeout(() => {
      last = last.then(update).catch(() => undefined);
    }, MOMENT);
  };
  const items = [settingsItem, unlockedItem, attemptsItem, seenAttemptsItem, languageItem, policyItem];
  for (const item of items) item.watch(updateSoon);
  updateSoon();
}

interface Button {
  state: ToolbarButton;
  title: string;
}

async function readButton(): Promise<Button> {
  const [settings, unlocked, attempts, seen, language] = await Promise.all([
    settingsItem.getValue(),
    unlockedItem.getValue(),
    attemptsItem.getValue(),
    seenAttemptsItem.getValue(),
    readLanguage(),
  ]);
  const state = buttonStateOf({ setUp: settings !== null, unlocked, attempts, seen });
  return { state, title: (await wordsIn(language)).toolbarTitle(state) };
}

async function showButton({ state, title }: Button): Promise<void> {
  const folder = FOLDERS[state.icon];
  const { action } = browser;
  await Promise.all([
    action.setIcon({ path: Object.fromEntries(SIZES.map((size) => [size, `/${folder}/${size}.png`])) }),
    action.setBadgeText({ text: state.unseen === 0 ? "" : state.urgent ? "!" : String(state.unseen) }),
    action.setBadgeBackgroundColor({ color: state.urgent ? COLOURS.urgent : COLOURS.news }),
    action.setBadgeTextColor({ color: "#ffffff" }),
    action.setTitle({ title }),
  ]);
}

export interface ButtonFacts {
  /** Whether there is a secret that a passphrase or a settings page could bring back. */
  setUp: boolean;
  unlocked: boolean;
  attempts: Readonly<Record<string, Attempt>>;
  seen: SeenAttempts;
}

export function buttonStateOf({ setUp, unlocked, attempts, seen }: ButtonFacts): ToolbarButton {
  const all = Object.values(attempts);
  const unseen = all.filter((attempt) => isUnseen(attempt, seen));
  const icon = all.some(isUnderWay) ? "busy" : setUp && !unlocked ? "locked" : "ready";
  return { icon, unseen: unseen.length, urgent: unseen.some(isWorthChecking) };
}
