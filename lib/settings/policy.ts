import type { Policy } from "../state/settings.ts";
import { fieldsOf } from "../state/shapes.ts";
import { readPolicyValue } from "../state/stored-values.ts";
import { parseServiceAddress } from "./service-address.ts";

/** Characters. No address and no ID is longer. */
const LONGEST_LINE = 2_000;

/**
 * Reads each key on its own, so that one bad value doesn't take the others along. A bad
 * `allowedFixes` allows nothing, because it was meant to forbid something.
 * @param managed what `storage.managed` holds: written by an administrator, so of any shape
 */
export function parsePolicy(managed: unknown): Policy {
  const { serviceAddress, authenticationAddress, accessKeyId, appId, ticketTemplate, ...more } = fieldsOf(managed);
  return readPolicyValue({
    ...more,
    serviceAddress: addressIn(serviceAddress),
    authenticationAddress: addressIn(authenticationAddress),
    accessKeyId: lineIn(accessKeyId),
    appId: lineIn(appId),
    ticketTemplate: typeof ticketTemplate === "string" ? ticketTemplate.trim() : undefined,
  });
}

function lineIn(value: unknown): string | undefined {
  return typeof value === "string" && value.trim().length <= LONGEST_LINE ? value.trim() : undefined;
}

function addressIn(value: unknown): string | undefined {
  const parsed = parseServiceAddress(lineIn(value) ?? "");
  return parsed.ok ? parsed.value : undefined;
}
