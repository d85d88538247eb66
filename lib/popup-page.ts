import { browser } from "wxt/browser";
import { barrierOf, type Barred } from "./desk/barrier.ts";
import { followItems } from "../entrypoints/background/follow-items.ts";
import { hasResult } from "./has-result.ts";
import { readLanguage } from "./settings/language.ts";
import { openAndEmptyIn } from "./open-and-empty.ts";
import type { Screen } from "./desk/desk-state.ts";
import { onPermissionChange } from "./settings/permission.ts";
import { inForce } from "./settings/effective-settings.ts";
import {
  attemptsItem,
  draftItem,
  languageItem,
  lookupItem,
  policyItem,
  settingsItem,
  unlockedItem,
  vaultItem,
} from "./state/items.ts";
import type { Language } from "./state/language.ts";

const PAGE = "popup.html";
/** The same, which loads what a result is drawn with at once. */
const RESULT_PAGE = "popup-result.html";

export interface PopupParts extends Barred, Pick<Screen, "draft" | "lookup" | "attempts"> {
  language: Language;
}

/**
 * The page that the toolbar's button opens. Where it says that the desk is open and empty, the popup draws that without waiting for
 * what is stored. It tells nobody more of a customer than that there is one with a result, and where it is out of date the popup puts
 * it right a moment later.
 */
export function popupPage(parts: PopupParts): string {
  const { draft, policy, language } = parts;
  if (barrierOf(parts) !== undefined) return PAGE;
  if (hasResult(parts)) return RESULT_PAGE;
  // Nothing but the words and the first fix: what else the desk could show has to be read.
  const isPlain = draft.typed === "" && draft.fixId === undefined && policy.allowedFixes === undefined;
  return isPlain ? PAGE + openAndEmptyIn(language) : PAGE;
}

/** Keeps the button's page true to what is stored. To be called while the worker starts, before anything is awaited. */
export function followPopupPage(hasPermission: (serviceAddress: string) => Promise<boolean>): void {
  const read = async () => {
    const [settings, policy, unlocked, vault, draft, lookup, attempts, language] = await Promise.all([
      settingsItem.getValue(),
      policyItem.getValue(),
      unlockedItem.getValue(),
      vaultItem.getValue(),
      draftItem.getValue(),
      lookupItem.getValue(),
      attemptsItem.getValue(),
      readLanguage(),
    ]);
    const allowed = settings !== null && (await hasPermission(inForce(settings, policy).serviceAddress));
    const secretStored = vault !== null;
    return popupPage({ settings, policy, unlocked, secretStored, allowed, draft, lookup, attempts, language });
  };
  followItems(
    [
      ...[settingsItem, policyItem, unlockedItem, vaultItem, draftItem, lookupItem, attemptsItem, languageItem],
      { watch: onPermissionChange },
    ],
    read,
    (popup) => browser.action.setPopup({ popup }),
  );
}
