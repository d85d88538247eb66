import { beforeEach, describe, expect, it, vi } from "vitest";
import { openAndEmptyLanguage } from "../../lib/open-and-empty.ts";
import { followPopupPage, popupPage, type PopupParts } from "../../lib/popup-page.ts";
import { attemptsItem, draftItem, lookupItem, settingsItem, unlockedItem } from "../../lib/state/items.ts";
import { attemptWith } from "../doubles/attempts.ts";
import { extension } from "../doubles/browser.ts";
import { foundUser } from "../doubles/lookups.ts";
import { ZHANG } from "../doubles/users.ts";
import { freshBrowser } from "../doubles/worker.ts";

const settings = { serviceAddress: "https://api.authing.cn", accessKeyId: "key", route: "unbind-phone" } as const;
const OPEN: PopupParts = {
  settings,
  policy: {},
  secretStored: true,
  unlocked: true,
  allowed: true,
  draft: { typed: "" },
  lookup: null,
  attempts: {},
  language: "en",
};
const CUSTOMER = { draft: { typed: "13800138000" }, lookup: foundUser() };
const RESULT = { [`unbind-phone ${ZHANG.userId}`]: attemptWith() };

describe("the page of the toolbar's button", () => {
  it("says that the desk is open and empty", () => {
    const hashOf = (page: string) => new URL(page, "chrome-extension://id/");
    expect(openAndEmptyLanguage(hashOf(popupPage(OPEN)))).toBe("en");
    expect(openAndEmptyLanguage(hashOf(popupPage({ ...OPEN, language: "zh-CN" })))).toBe("zh-CN");
    expect(openAndEmptyLanguage(hashOf("popup.html"))).toBeUndefined();
  });

  it.each<[string, Partial<PopupParts>]>([
    ["nothing is set up", { settings: null }],
    ["it is locked", { unlocked: false }],
    ["the secret was not kept", { unlocked: false, secretStored: false }],
    ["the browser does not let it reach the service", { allowed: false }],
    ["the organisation names another service", { policy: { serviceAddress: "https://other.example" } }],
    ["the organisation allows some fixes only", { policy: { allowedFixes: ["unbind-phone"] } }],
    ["somebody stands on the desk", { draft: { typed: "13800138000" } }],
    ["another fix is chosen", { draft: { typed: "", fixId: "unbind-email" } }],
  ])("says nothing where %s", (_where, parts) => {
    expect(popupPage({ ...OPEN, ...parts })).toBe("popup.html");
  });

  it("loads what a result is drawn with where the desk shows one", () => {
    expect(popupPage({ ...OPEN, ...CUSTOMER, attempts: RESULT })).toBe("popup-result.html");
    expect(popupPage({ ...OPEN, ...CUSTOMER })).toBe("popup.html");
    expect(popupPage({ ...OPEN, ...CUSTOMER, attempts: RESULT, unlocked: false })).toBe("popup.html");
    const somebodyElses = { "unbind-phone v": attemptWith({ userId: "somebody-else" }) };
    expect(popupPage({ ...OPEN, ...CUSTOMER, attempts: somebodyElses })).toBe("popup.html");
  });

  it("says nothing of a customer or of the settings", () => {
    expect(popupPage(OPEN)).toBe("popup.html#open-and-empty=en");
  });
});

describe("while the worker runs", () => {
  beforeEach(async () => {
    freshBrowser();
    await settingsItem.setValue(settings);
    await unlockedItem.setValue(true);
  });
  const allowed = () => Promise.resolve(true);
  const opens = (page: string) => vi.waitFor(() => expect(extension.popup).toBe(page));

  it("follows what is typed, and the lock", async () => {
    followPopupPage(allowed);
    await opens("popup.html#open-and-empty=en");
    await draftItem.setValue({ typed: "13800138000" });
    await opens("popup.html");
    await draftItem.removeValue();
    await opens("popup.html#open-and-empty=en");
    await unlockedItem.setValue(false);
    await opens("popup.html");
  });

  it("follows the result that comes, and goes with its customer", async () => {
    followPopupPage(allowed);
    await draftItem.setValue(CUSTOMER.draft);
    await lookupItem.setValue(CUSTOMER.lookup);
    await attemptsItem.setValue(RESULT);
    await opens("popup-result.html");
    await draftItem.removeValue();
    await lookupItem.removeValue();
    await opens("popup.html#open-and-empty=en");
  });

  it("follows what the agent revokes in the browser", async () => {
    let has = true;
    followPopupPage(() => Promise.resolve(has));
    await opens("popup.html#open-and-empty=en");
    has = false;
    await extension.permissions.remove({ origins: [] });
    await opens("popup.html");
  });
});
