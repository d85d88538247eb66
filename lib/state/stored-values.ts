import { fixIds } from "../fixes/fix-ids.ts";
import { ROUTES } from "../fixes/fix.ts";
import type { FixId } from "../fixes/index.ts";
import {
  isLockMinutes,
  isRetentionDays,
  LANGUAGES,
  LONGEST_TEMPLATE,
  TICKET_FORMATS,
  type Language,
  type Policy,
  type Settings,
  type TicketStyle,
} from "./settings.ts";

// What is stored is read like any other input; a value that doesn't fit is absent, so its default
// counts. Not with zod: every page reads these, and zod would double the popup's size.

/**
 * The encrypted secret, as it is on disk. Binary parts are base64. Another format gets another
 * `version`.
 */
export interface VaultBlob {
  version: number;
  kdf: string;
  iterations: number;
  salt: string;
  iv: string;
  ciphertext: string;
}

/** Wrong passphrases in a row. */
export interface PassphraseTries {
  wrong: number;
  /** When the last one was entered, in milliseconds since 1970. */
  at: number;
}

/** When the desk was last used, in milliseconds since 1970. */
export interface Activity {
  at: number;
}

/**
 * Milliseconds by which the service's clock is ahead of this computer's; less than nothing if it is
 * behind.
 */
export interface ServiceClock {
  serviceAddress: string;
  ahead: number;
}

/** Milliseconds by which the clocks may differ before anybody is told. */
export const CLOCK_OFF = 40_000;

export function readSettingsValue(value: unknown): Settings | undefined {
  const { serviceAddress, authenticationAddress, accessKeyId, appId, route, autoLockMinutes, sessionOnly } =
    fieldsOf(value);
  if (!isServiceAddress(serviceAddress) || typeof accessKeyId !== "string" || accessKeyId === "") return undefined;
  return {
    serviceAddress,
    ...(isServiceAddress(authenticationAddress) && { authenticationAddress }),
    accessKeyId,
    ...(typeof appId === "string" && appId !== "" && { appId }),
    route: ROUTES.find((known) => known === route) ?? ROUTES[0],
    ...(isLockMinutes(autoLockMinutes) && { autoLockMinutes }),
    ...(sessionOnly === true && { sessionOnly }),
  };
}

/** Only what `parseServiceAddress` could have stored: `https`, loopback excepted. */
function isServiceAddress(value: unknown): value is string {
  if (typeof value !== "string" || !URL.canParse(value)) return false;
  const { protocol, hostname } = new URL(value);
  return protocol === "https:" || (protocol === "http:" && ["localhost", "127.0.0.1"].includes(hostname));
}

/** Opening it reads its parts, and says that they are damaged. Here it need only be there. */
export function readVaultBlob(value: unknown): VaultBlob | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const { version, kdf, iterations, salt, iv, ciphertext } = fieldsOf(value);
  const texts = [kdf, salt, iv, ciphertext].map((text) => (typeof text === "string" ? text : ""));
  const [kdfText = "", saltText = "", ivText = "", ciphertextText = ""] = texts;
  return {
    version: isNumber(version) ? version : 0,
    kdf: kdfText,
    iterations: isNumber(iterations) ? iterations : 0,
    salt: saltText,
    iv: ivText,
    ciphertext: ciphertextText,
  };
}

export function readTries(value: unknown): PassphraseTries | undefined {
  const { wrong, at } = fieldsOf(value);
  return isNumber(wrong) && wrong >= 0 && isTime(at) ? { wrong, at } : undefined;
}

export function readActivity(value: unknown): Activity | undefined {
  const { at } = fieldsOf(value);
  return isTime(at) ? { at } : undefined;
}

export function readLanguageValue(value: unknown): Language | undefined {
  return LANGUAGES.find((known) => known === value);
}

/** Anything else would be written into a customer's record as their phone. */
export function readClearedForms(value: unknown): Record<string, null | ""> {
  const forms: Record<string, null | ""> = {};
  for (const [address, form] of Object.entries(fieldsOf(value))) {
    if (form === null || form === "") forms[address] = form;
  }
  return forms;
}

/**
 * The policy as the worker parsed it. What doesn't fit is as good as not set, but for the list of
 * fixes: it then allows none.
 */
export function readPolicyValue(value: unknown): Policy | undefined {
  const { serviceAddress, accessKeyId, appId, autoLockMinutes, retentionDays, ticketFormat, ...more } = fieldsOf(value);
  const { authenticationAddress, ticketTemplate, language, allowedFixes, unbindThrough } = more;
  const format = TICKET_FORMATS.find((known) => known === ticketFormat);
  const knownLanguage = readLanguageValue(language);
  const route = ROUTES.find((known) => known === unbindThrough);
  return {
    ...(isServiceAddress(serviceAddress) && { serviceAddress }),
    ...(isServiceAddress(authenticationAddress) && { authenticationAddress }),
    ...(isName(accessKeyId) && { accessKeyId }),
    ...(isName(appId) && { appId }),
    ...(isLockMinutes(autoLockMinutes) && { autoLockMinutes }),
    ...(isRetentionDays(retentionDays) && { retentionDays }),
    ...(format && { ticketFormat: format }),
    ...(isName(ticketTemplate) && ticketTemplate.length <= LONGEST_TEMPLATE && { ticketTemplate }),
    ...(knownLanguage && { language: knownLanguage }),
    ...(allowedFixes !== undefined && { allowedFixes: knownFixes(allowedFixes) }),
    ...(route && { unbindThrough: route }),
  };
}

function knownFixes(value: unknown): FixId[] {
  const listed: unknown[] = Array.isArray(value) ? value : [];
  return listed.filter((one): one is FixId => fixIds.some((id) => id === one));
}

function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

export function readTicketStyleValue(value: unknown): TicketStyle | undefined {
  const { format: stored, templates } = fieldsOf(value);
  const format = TICKET_FORMATS.find((known) => known === stored);
  if (format === undefined) return undefined;
  const own: TicketStyle["templates"] = {};
  for (const known of TICKET_FORMATS) {
    const template = fieldsOf(templates)[known];
    // An older version saved blank ones, and copied nothing.
    if (typeof template === "string" && template.trim() !== "" && template.length <= LONGEST_TEMPLATE)
      own[known] = template;
  }
  return { format, templates: own };
}

/** A fix of a version that is gone, or is yet to come, is left out. */
export function readFixIds(value: unknown): readonly FixId[] | undefined {
  return Array.isArray(value) ? fixIds.filter((id) => value.includes(id)) : undefined;
}

export function readRetentionDays(value: unknown): number | undefined {
  return isRetentionDays(value) ? value : undefined;
}

export function readServiceClock(value: unknown): ServiceClock | undefined {
  const { serviceAddress, ahead } = fieldsOf(value);
  return isServiceAddress(serviceAddress) && isNumber(ahead) ? { serviceAddress, ahead } : undefined;
}

/** Milliseconds since 1970. */
export function readMoment(value: unknown): number | undefined {
  return isTime(value) ? value : undefined;
}

export function readFlag(value: unknown): boolean | undefined {
  return typeof value === "boolean" ? value : undefined;
}

export function isNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

/** Milliseconds from 1970 to the last moment that a `Date` can hold, and back to the first. */
const FURTHEST = 8.64e15;

/** Milliseconds since 1970, as a `Date` can hold them: of any other it throws. */
export function isTime(value: unknown): value is number {
  return isNumber(value) && Math.abs(value) <= FURTHEST;
}

/** The fields of an object that was stored; none of anything else. */
export function fieldsOf(value: unknown): Partial<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
