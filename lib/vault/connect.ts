import { createClient, type AuthingClient } from "../authing/client.ts";
import type { TokenSource } from "../authing/token.ts";
import type { ServiceLanguage } from "../authing/transport.ts";
import { failed, success, type Result } from "../failure.ts";
import { secretInHand } from "./lock.ts";
import type { Settings } from "../state/settings.ts";
import { readSettings, secretFits } from "../settings/effective-settings.ts";
import { unlockedItem, vaultItem } from "../state/items.ts";
import { heldToken, untilLocked } from "./lock-aware-client.ts";

/** The service as the settings have it, with the credentials unlocked. */
export interface Connected {
  client: AuthingClient;
  settings: Settings;
  accessKeySecret: string;
}

export interface ConnectParts {
  tokens: TokenSource;
  hasPermission: (serviceAddress: string) => Promise<boolean>;
  language: () => ServiceLanguage;
  now?: () => number;
}

export type Connect = () => Promise<Result<Connected>>;

/** Everything that must hold before a request may leave: settings, an unlocked secret, and the permission for the origin. */
export function createConnect({ tokens, hasPermission, language, now = Date.now }: ConnectParts): Connect {
  const isUnlocked = () => unlockedItem.getValue();
  return async () => {
    const [stored, accessKeySecret] = await Promise.all([readSettings(), secretInHand(now)]);
    if (!stored) return failed("not-set-up");
    const { own, policy, settings } = stored;
    if (!secretFits(own, policy)) return failed("secret-missing");
    if (accessKeySecret === null) return failed((await vaultItem.getValue()) ? "locked" : "secret-not-kept");
    // Without the permission even a preflight would reach the service.
    if (!(await hasPermission(settings.serviceAddress))) return failed("no-permission");
    const client = createClient({ ...settings, accessKeySecret, language: language() }, heldToken(tokens, isUnlocked));
    return success({ client: untilLocked(client, isUnlocked), settings, accessKeySecret });
  };
}
