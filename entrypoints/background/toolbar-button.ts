import { browser } from "wxt/browser";
import { actionStateOf, type ActionState } from "./action-state.ts";
import { followItems } from "./follow-items.ts";
import { readLanguage } from "../../lib/settings/language.ts";
import { attemptsItem, languageItem, seenAttemptsItem, settingsItem, unlockedItem } from "../../lib/state/items.ts";
import { actionTitle } from "../../lib/words/action-title.ts";

const SIZES = [16, 32, 48] as const;
const COLOURS = { urgent: "#b3261e", news: "#0b6b45" };
const FOLDERS: Record<ActionState["icon"], string> = { ready: "icon", locked: "icon-locked", busy: "icon-busy" };

/**
 * Keeps the toolbar's button true to what is stored: locked, at work, or with an outcome that nobody has seen. To be called while the
 * worker starts, before anything is awaited: a change then wakes it.
 */
export function followActionButton(): void {
  followItems([settingsItem, unlockedItem, attemptsItem, seenAttemptsItem, languageItem], readButton, showButton);
}

interface Button {
  state: ActionState;
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
  const state = actionStateOf({ setUp: settings !== null, unlocked, attempts, seen });
  return { state, title: actionTitle[language](state) };
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
