import { screen, waitFor } from "@testing-library/preact";
import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { mountDesk } from "../../entrypoints/popup/mount-desk.tsx";
import { success } from "../../lib/failure.ts";
import { fixUserKey } from "../../lib/state/customer.ts";
import { attemptsItem, draftItem, lookupItem, settingsItem, unlockedItem, vaultItem } from "../../lib/state/items.ts";
import { attemptWith } from "../doubles/attempts.ts";
import { extension } from "../doubles/browser.ts";
import { foundUser } from "../doubles/lookups.ts";
import { ZHANG } from "../doubles/users.ts";

const SETTINGS = { serviceAddress: "https://api.authing.cn", accessKeyId: "key-1", route: "unbind-phone" } as const;
const BLOB = { version: 1, kdf: "", iterations: 0, salt: "", iv: "", ciphertext: "" };

beforeEach(async () => {
  fakeBrowser.reset();
  extension.reset();
  extension.granted.add("https://api.authing.cn/*");
  fakeBrowser.runtime.onMessage.addListener(() => Promise.resolve(success(undefined)));
  localStorage.clear();
  document.body.innerHTML = '<main id="app"></main>';
  await settingsItem.setValue(SETTINGS);
  await vaultItem.setValue(BLOB);
  await fakeBrowser.storage.session.set({ activity: { at: Date.now() } });
  await unlockedItem.setValue(true);
});

async function showResult(): Promise<void> {
  await draftItem.setValue({ typed: ZHANG.phone });
  await lookupItem.setValue(foundUser());
  await attemptsItem.setValue({ [fixUserKey("unbind-phone", ZHANG.userId)]: attemptWith() });
}

it("opens with a result in one piece, and keeps nothing of it but that there was one", async () => {
  await showResult();
  mountDesk();
  await screen.findByText("Phone unbound.");
  await waitFor(() =>
    expect(Object.entries(localStorage)).toEqual([
      ["extra", "result"],
      ["language", "en"],
    ]),
  );
});

it("forgets that there was one with the customer", async () => {
  localStorage.setItem("extra", "result");
  mountDesk();
  await screen.findByRole("textbox", { name: "User" });
  await waitFor(() => expect(localStorage.getItem("extra")).toBeNull());
});

it("opens locked in one piece, and opens the desk where it is unlocked meanwhile", async () => {
  await unlockedItem.setValue(false);
  mountDesk();
  await screen.findByLabelText("Passphrase");
  expect(localStorage.getItem("extra")).toBe("before-desk");
  await unlockedItem.setValue(true);
  await screen.findByRole("textbox", { name: "User" });
  await waitFor(() => expect(localStorage.getItem("extra")).toBeNull());
});
