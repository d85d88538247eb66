import type { FixId } from "../fixes/index.ts";
import { DEFAULT_LOCK_MINUTES, type Policy, type Settings, type TicketStyle } from "../state/settings.ts";
import { chosenFixesItem, policyItem, settingsItem, ticketStyleItem } from "../state/items.ts";
import { fixesOnDesk } from "./fixes-on-desk.ts";

/** The settings as they count: the agent's own, and above them the organisation's. */
export function inForce(own: Settings, policy: Policy): Settings {
  const appId = policy.appId ?? own.appId;
  const serviceAddress = policy.serviceAddress ?? own.serviceAddress;
  const { authenticationAddress: ownAuthentication, ...others } = own;
  const authenticationAddress = policy.authenticationAddress ?? ownAuthentication ?? serviceAddress;
  return {
    ...others,
    serviceAddress,
    ...(authenticationAddress !== serviceAddress && { authenticationAddress }),
    accessKeyId: policy.accessKeyId ?? own.accessKeyId,
    ...(appId !== undefined && { appId }),
    route: policy.unbindThrough ?? own.route,
    autoLockMinutes: lockMinutes(own, policy),
  };
}

/** Minutes without use after which the desk locks. A policy can only shorten them. */
export function lockMinutes(own: Pick<Settings, "autoLockMinutes"> | null, { autoLockMinutes: most }: Policy): number {
  return Math.min(own?.autoLockMinutes ?? DEFAULT_LOCK_MINUTES, most ?? Infinity);
}

/**
 * Whether the stored secret was given for the addresses and the access key in force. It is used
 * with no other.
 */
export function secretFits(own: Settings, policy: Policy): boolean {
  const { serviceAddress, authenticationAddress, accessKeyId } = inForce(own, policy);
  return (
    serviceAddress === own.serviceAddress &&
    authenticationAddress === own.authenticationAddress &&
    accessKeyId === own.accessKeyId
  );
}

/**
 * The authentication address with which a service is set up: the organisation's, else the one that
 * was imported with it. That of another service is not this one's.
 */
export function authenticationAddressFor(serviceAddress: string, own: Settings | null, policy: Policy) {
  const isSame = own !== null && inForce(own, policy).serviceAddress === serviceAddress;
  return policy.authenticationAddress ?? (isSame ? own.authenticationAddress : undefined);
}

type Addresses = Pick<Settings, "serviceAddress"> & { authenticationAddress?: string | undefined };

/** Every address that something is sent to. The browser has to allow each. */
export function addressesOf({ serviceAddress, authenticationAddress }: Addresses): string[] {
  return authenticationAddress === undefined ? [serviceAddress] : [serviceAddress, authenticationAddress];
}

export interface StoredSettings {
  own: Settings;
  policy: Policy;
  /** The settings in force. */
  settings: Settings;
}

/** `null` if nothing was ever saved. */
export async function readSettings(): Promise<StoredSettings | null> {
  const [own, policy] = await Promise.all([settingsItem.getValue(), policyItem.getValue()]);
  return own && { own, policy, settings: inForce(own, policy) };
}

/** The organisation's format and template, if it set them, replace the agent's own. */
export function styleInForce(own: TicketStyle, { ticketFormat, ticketTemplate }: Policy): TicketStyle {
  const format = ticketFormat ?? own.format;
  return { format, templates: ticketTemplate === undefined ? own.templates : { [format]: ticketTemplate } };
}

export async function readTicketStyle(): Promise<TicketStyle> {
  const [own, policy] = await Promise.all([ticketStyleItem.getValue(), policyItem.getValue()]);
  return styleInForce(own, policy);
}

/**
 * Reads the style and follows it, so that every window copies in the format that was chosen last.
 * @returns stops following
 */
export function followTicketStyle(show: (style: TicketStyle) => void): () => void {
  let stopped = false;
  const update = () => {
    void readTicketStyle().then((style) => {
      if (!stopped) show(style);
    });
  };
  update();
  const unwatch = [ticketStyleItem.watch(update), policyItem.watch(update)];
  return () => {
    stopped = true;
    for (const stop of unwatch) stop();
  };
}

/** Whether this fix may be used, by what is stored now. */
export async function isFixOnDesk(fixId: FixId): Promise<boolean> {
  const [policy, chosen] = await Promise.all([policyItem.getValue(), chosenFixesItem.getValue()]);
  return fixesOnDesk(policy, chosen).includes(fixId);
}
