import { createClient, type AuthingClient } from "./authing/client.ts";
import type { TokenSource } from "./authing/token.ts";
import type { ServiceLanguage } from "./authing/transport.ts";
import { failed, success, type Result } from "./failure.ts";
import type { Settings } from "./settings.ts";
import { secretItem, settingsItem } from "./storage.ts";

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
}

export type Connect = () => Promise<Result<Connected>>;

/** Everything that must hold before a request may leave: settings, an unlocked secret, and the permission for the origin. */
export function createConnect({ tokens, hasPermission, language }: ConnectParts): Connect {
  return async () => {
    const [settings, accessKeySecret] = await Promise.all([settingsItem.getValue(), secretItem.getValue()]);
    if (!settings) return failed("not-set-up");
    if (accessKeySecret === null) return failed("locked");
    // Without the permission even a preflight would reach the service.
    if (!(await hasPermission(settings.serviceAddress))) return failed("no-permission");
    const client = createClient({ ...settings, accessKeySecret, language: language() }, tokens);
    return success({ client, settings, accessKeySecret });
  };
}
