import { browser } from "wxt/browser";
import { barrierOf, type Barred } from "./barrier.ts";
import { followItems } from "./follow-items.ts";
import { readLanguage } from "./language.ts";
import type { Draft } from "./lookup.ts";
import { openAndEmptyIn } from "./open-and-empty.ts";
import { onPermissionChange } from "./permission.ts";
import { inForce } from "./settings-in-force.ts";
import { draftItem, languageItem, policyItem, settingsItem, unlockedItem, vaultItem } from "./storage.ts";
import type { Language } from "./words/language.ts";

const PAGE = "popup.html";

export interface PopupParts extends Barred {
  draft: Draft;
  language: Language;
}

/**
 * The page that the toolbar's button opens. Where it says that the desk is open and empty, the popup draws that without waiting for
 * what is stored. It tells nobody anything of a customer, and where it is out of date the popup puts it right a moment later.
 */
export function popupPage(parts: PopupParts): string {
  const { draft, policy, language } = parts;
  // Nothing but the words and the first fix: what else the desk could show has to be read.
  const isPlain = draft.typed === "" && draft.fixId === undefined && policy.allowedFixes === undefined;
  return isPlain && barrierOf(parts) === undefined ? PAGE + openAndEmptyIn(language) : PAGE;
}

/** Keeps the button's page true to what is stored. To be called while the worker starts, before anything is awaited. */
export function followPopupPage(hasPermission: (serviceAddress: string) => Promise<boolean>): void {
  const read = async () => {
    const [settings, policy, unlocked, vault, draft, language] = await Promise.all([
      settingsItem.getValue(),
      policyItem.getValue(),
      unlockedItem.getValue(),
      vaultItem.getValue(),
      draftItem.getValue(),
      readLanguage(),
    ]);
    const allowed = settings !== null && (await hasPermission(inForce(settings, policy).serviceAddress));
    return popupPage({ settings, policy, unlocked, secretStored: vault !== null, allowed, draft, language });
  };
  followItems(
    [settingsItem, policyItem, unlockedItem, vaultItem, draftItem, languageItem, { watch: onPermissionChange }],
    read,
    (popup) => browser.action.setPopup({ popup }),
  );
}
