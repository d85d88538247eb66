import browser from "webextension-polyfill";
import { createClient, type AuthingClient } from "../authing/client.ts";
import { requestToken, type TokenSource, type TokenStore } from "../authing/token.ts";
import { createTransport, type TransportOptions } from "../authing/transport.ts";
import { failed, success, type Result } from "../failure.ts";
import type { Connection } from "../messages/protocol.ts";
import { addressesOf, secretFits } from "../settings/effective-settings.ts";
import { readServiceLanguage } from "../settings/language.ts";
import { hasPermission } from "../settings/permission.ts";
import { secretItem, tokenItem, unlockedItem, vaultItem } from "../state/items.ts";
import type { Settings } from "../state/settings.ts";
import { isDueToLock } from "./lock-deadline.ts";
import { heldToken, lockAware, onlyIf } from "./lock-aware-client.ts";
import { readCredentials, whileUnlocked } from "./lock.ts";
import { noteServiceTime } from "./service-clock.ts";

/** The service as the settings have it, with the credentials unlocked. */
export interface Connected {
  client: AuthingClient;
  settings: Settings;
  accessKeySecret: string;
  /** The client changes nothing once this is another one, whoever has unlocked the desk since. */
  unlockId: string;
}

export type Connect = () => Promise<Result<Connected>>;

/**
 * Everything that must hold before a request may leave: settings, an unlocked secret, and the
 * permission for the origin.
 */
export function createConnect(tokens: TokenSource): Connect {
  return async () => {
    const { stored, held } = await readCredentials();
    if (!stored) return failed("not-set-up");
    const { own, policy, settings } = stored;
    if (!secretFits(own, policy)) return failed("secret-missing");
    if (!held) return failed((await vaultItem.getValue()) ? "locked" : "secret-not-kept");
    // Without the permission even a preflight would reach the service.
    if (!(await hasPermission(addressesOf(settings)))) return failed("no-permission");
    const { secret: accessKeySecret, unlockId } = held;
    const isUnlocked = () => isOpen(unlockId);
    const client = createClient(
      { ...settings, accessKeySecret, language: await readServiceLanguage(), ...aboutAnswers(settings) },
      heldToken(tokens, isUnlocked),
    );
    return success({ client: lockAware(client, isUnlocked), settings, accessKeySecret, unlockId });
  };
}

/** Whether the desk is still open, and was not locked since. */
async function isOpen(unlockId: string): Promise<boolean> {
  // A machine that slept in the middle of something wakes after its time.
  if (await isDueToLock()) return false;
  const [held, unlocked] = await Promise.all([secretItem.getValue(), unlockedItem.getValue()]);
  return unlocked && held?.unlockId === unlockId;
}

function aboutAnswers({ serviceAddress }: Pick<Settings, "serviceAddress">): TransportOptions {
  return {
    origin: browser.runtime.getURL("").replace(/\/$/u, ""),
    onDate: (serviceTime) => void noteServiceTime(serviceAddress, serviceTime),
  };
}

/**
 * The token in memory that outlives the worker. One that arrives after the desk was locked is not
 * kept.
 */
export const tokenStore: TokenStore = {
  read: async () => (await tokenItem.getValue()) ?? undefined,
  write: (token) => whileUnlocked(() => tokenItem.setValue(token)),
};

/** Tests the settings in force and the unlocked secret. */
export async function testConnection(connect: Connect): Promise<Result<Connection>> {
  const connected = await connect();
  if (!connected.ok) return connected;
  const { settings, accessKeySecret, unlockId } = connected.value;
  return testKey({ ...settings, accessKeySecret }, () => isOpen(unlockId));
}

type Key = Pick<Settings, "serviceAddress" | "accessKeyId"> & { accessKeySecret: string };

/**
 * Asks the service for a new token, whatever is cached: that proves address, network and
 * credentials at once.
 * @param mayLeave asked last, right before the secret leaves; `locked` if it may not
 */
export async function testKey(key: Key, mayLeave: () => Promise<boolean>): Promise<Result<Connection>> {
  const startedAt = Date.now();
  const transport = createTransport(key.serviceAddress, await readServiceLanguage(), aboutAnswers(key));
  const token = await requestToken(onlyIf(mayLeave, transport), key);
  if (!token.ok) return token;
  const { answer, data } = token.value;
  const { userPoolId } = data;
  const milliseconds = Date.now() - startedAt;
  return success({ ...(userPoolId !== undefined && { userPoolId }), milliseconds, answer });
}
