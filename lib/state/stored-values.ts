import { fixIds } from "../fixes/fix-ids.ts";
import { ROUTES } from "../fixes/fix.ts";
import type { FixId } from "../fixes/index.ts";
import {
  isLockMinutes,
  isRetentionDays,
  LANGUAGES,
  LONGEST_TEMPLATE,
  TICKET_FORMATS,
  type Policy,
  type Settings,
  type TicketStyle,
} from "./settings.ts";
import { fields, fieldsOf, fitting, isFlag, isName, isNumber, isTime, isTrue, oneOf, reading } from "./shapes.ts";

// What is stored is read like any other input; a value that doesn't fit is absent, so its default
// counts.

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
interface PassphraseTries {
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

const isLanguage = oneOf(...LANGUAGES);
const isFormat = oneOf(...TICKET_FORMATS);
const isRoute = oneOf(...ROUTES);

export function readSettingsValue(value: unknown): Settings | undefined {
  const {
    serviceAddress,
    accessKeyId,
    route = ROUTES[0],
    ...more
  } = fitting(
    {
      serviceAddress: isServiceAddress,
      authenticationAddress: isServiceAddress,
      accessKeyId: isName,
      appId: isName,
      route: isRoute,
      autoLockMinutes: isLockMinutes,
      sessionOnly: isTrue,
    },
    value,
  );
  if (serviceAddress === undefined || accessKeyId === undefined) return undefined;
  return { serviceAddress, accessKeyId, route, ...more };
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
  const parts = { version: isNumber, kdf: isName, iterations: isNumber, salt: isName, iv: isName, ciphertext: isName };
  return { version: 0, kdf: "", iterations: 0, salt: "", iv: "", ciphertext: "", ...fitting(parts, value) };
}

const isCount = (value: unknown): value is number => isNumber(value) && value >= 0;
export const readTries = reading<PassphraseTries>(fields({ wrong: isCount, at: isTime }, {}));
export const readActivity = reading<Activity>(fields({ at: isTime }, {}));
export const readLanguageValue = reading(isLanguage);

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
export function readPolicyValue(value: unknown): Policy {
  const isTemplate = (text: unknown): text is string => isName(text) && text.length <= LONGEST_TEMPLATE;
  const { allowedFixes } = fieldsOf(value);
  return {
    ...fitting(
      {
        serviceAddress: isServiceAddress,
        authenticationAddress: isServiceAddress,
        accessKeyId: isName,
        appId: isName,
        autoLockMinutes: isLockMinutes,
        retentionDays: isRetentionDays,
        ticketFormat: isFormat,
        ticketTemplate: isTemplate,
        language: isLanguage,
        unbindThrough: isRoute,
      },
      value,
    ),
    ...(allowedFixes !== undefined && { allowedFixes: knownFixes(allowedFixes) }),
  };
}

function knownFixes(value: unknown): FixId[] {
  const listed: unknown[] = Array.isArray(value) ? value : [];
  return listed.filter((one): one is FixId => fixIds.some((id) => id === one));
}

export function readTicketStyleValue(value: unknown): TicketStyle | undefined {
  const { format: stored, templates } = fieldsOf(value);
  if (!isFormat(stored)) return undefined;
  const own: TicketStyle["templates"] = {};
  for (const known of TICKET_FORMATS) {
    const template = fieldsOf(templates)[known];
    // An older version saved blank ones, and copied nothing.
    if (typeof template === "string" && template.trim() !== "" && template.length <= LONGEST_TEMPLATE)
      own[known] = template;
  }
  return { format: stored, templates: own };
}

/** A fix of a version that is gone, or is yet to come, is left out. */
export function readFixIds(value: unknown): readonly FixId[] | undefined {
  return Array.isArray(value) ? fixIds.filter((id) => value.includes(id)) : undefined;
}

export const readRetentionDays = reading(isRetentionDays);
export const readServiceClock = reading<ServiceClock>(
  fields({ serviceAddress: isServiceAddress, ahead: isNumber }, {}),
);
/** Milliseconds since 1970. */
export const readMoment = reading(isTime);
export const readFlag = reading(isFlag);
