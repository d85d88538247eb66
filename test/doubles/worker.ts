import { vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import type { AuthingClient } from "../../lib/authing/client.ts";
import type { Connect } from "../../lib/vault/connect.ts";
import { success, type Result } from "../../lib/failure.ts";
import type { Payload } from "../../lib/messages/protocol.ts";
import { settingsItem } from "../../lib/state/items.ts";
import { readEntered } from "../../lib/vault/entered.ts";
import { holdSecret, inTurn } from "../../lib/vault/lock.ts";
import { saveEntered } from "../../lib/vault/save-settings.ts";
import { binding } from "../../lib/vault/seal.ts";
import { FakeLocks } from "./fake-locks.ts";
import { extension } from "./browser.ts";

/** A browser just installed: nothing stored, nothing granted, nobody listening. */
export function freshBrowser(): void {
  fakeBrowser.reset();
  extension.reset();
  vi.stubGlobal("navigator", { locks: new FakeLocks(), language: "en" });
}

/** Credentials at hand for `client`, whatever is stored. */
export function connectedTo(client: AuthingClient): Connect {
  const settings = { serviceAddress: "https://api.authing.cn", accessKeyId: "key", route: "unbind-phone" as const };
  return () => Promise.resolve(success({ client, settings, accessKeySecret: "secret", unlockId: "unlock" }));
}

/** Unlocks the desk with a secret that was entered for the stored settings. */
export async function unlockedWith(secret: string): Promise<void> {
  const settings = await settingsItem.getValue();
  if (!settings) throw new Error("The desk is not set up");
  const boundTo = binding(settings);
  await inTurn(() => holdSecret({ secret, boundTo }, Date.now()));
}

/** Stores settings as they were entered, without asking the service. */
export async function saveSettings(payload: Payload<"save-settings">): Promise<Result<undefined>> {
  const entered = readEntered(payload);
  return entered.ok ? saveEntered(entered.value) : entered;
}

/** Everything that lies in a storage area, as text. */
export async function storedIn(area: "local" | "session"): Promise<string> {
  return JSON.stringify(await fakeBrowser.storage[area].get(null));
}

/** A promise to hold something back with. */
export function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

/** Lets everything that can happen without the outside happen. */
export async function untilQuiet(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve));
}
