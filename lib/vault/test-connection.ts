import { requestToken } from "../authing/token.ts";
import { createTransport, type ServiceLanguage } from "../authing/transport.ts";
import type { Connect } from "./connect.ts";
import { success, type Result } from "../failure.ts";
import type { Connection } from "../messages/messages.ts";

/** Asks the service for a new token, whatever is cached: that proves address, network and credentials at once. */
export async function testConnection(
  connect: Connect,
  language: ServiceLanguage,
  now: () => number,
): Promise<Result<Connection>> {
  const connected = await connect();
  if (!connected.ok) return connected;
  const { settings, accessKeySecret } = connected.value;
  const startedAt = now();
  const token = await requestToken(
    createTransport(settings.serviceAddress, language),
    { ...settings, accessKeySecret },
    now,
  );
  if (!token.ok) return token;
  const { userPoolId } = token.value;
  return success({ ...(userPoolId !== undefined && { userPoolId }), milliseconds: Math.round(now() - startedAt) });
}
