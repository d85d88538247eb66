import browser from "webextension-polyfill";
import { send } from "../messages/send.ts";
import { hasPermission } from "../settings/permission.ts";
import { addressesOf, inForce, lockMinutes, secretFits, styleInForce } from "../settings/effective-settings.ts";
import { originsOf } from "../settings/service-address.ts";
import { readLanguage } from "../settings/language.ts";
import type { Attempt } from "../state/attempt.ts";
import { retentionDays } from "../state/settings.ts";
import {
  journalLostAtItem,
  policyItem,
  retentionDaysItem,
  settingsItem,
  ticketStyleItem,
  unlockedItem,
  vaultItem,
} from "../state/items.ts";

/** Attempts looked at for failures, the newest first. */
const LOOKED_AT = 100;
/** Failures listed. */
const LISTED = 20;

/** What a page's footer says of the product. */
interface About {
  version: string;
  /** Where problems are reported: the manifest's `homepage_url`, which a publisher sets. */
  reportAddress?: string;
}

export function aboutProduct(): About {
  const { version, homepage_url: address } = browser.runtime.getManifest();
  return { version, ...(address?.startsWith("https://") === true && { reportAddress: address }) };
}

/**
 * Versions, settings and the codes of the last failures, for whoever mends a problem. It has no
 * secret and nothing about a customer.
 */
export async function readDiagnostics(): Promise<string> {
  const [own, policy, vault, unlocked, language, style, days, lostAt, attempts] = await Promise.all([
    settingsItem.getValue(),
    policyItem.getValue(),
    vaultItem.getValue(),
    unlockedItem.getValue(),
    readLanguage(),
    ticketStyleItem.getValue(),
    retentionDaysItem.getValue(),
    journalLostAtItem.getValue(),
    send("find-attempts", { text: "", limit: LOOKED_AT }),
  ]);
  const settings = own && inForce(own, policy);
  const { format, templates } = styleInForce(style, policy);
  const setUp = own &&
    settings && [
      `Service: ${originsOf(addressesOf(settings))}`,
      `Host access: ${(await hasPermission(addressesOf(settings))) ? "granted" : "missing"}`,
      `App ID: ${settings.appId === undefined ? "none" : "set"}`,
      `Unbind through: ${settings.route}`,
      `Lock after: ${lockMinutes(own, policy)} min`,
      `Secret: ${secretKept(own.sessionOnly, vault !== null)}${secretFits(own, policy) ? "" : ", for another service"}, ${unlocked ? "unlocked" : "locked"}`,
    ];
  return [
    `Quick Fix for Authing ${aboutProduct().version}`,
    `Browser: ${navigator.userAgent}`,
    `Language: ${language} (browser: ${navigator.language})`,
    `Time: ${new Date().toISOString()}`,
    ...(setUp ?? ["Not set up"]),
    `Set by the organisation: ${Object.keys(policy).sort().join(", ") || "nothing"}`,
    `Ticket: ${format}, ${templates[format] === undefined ? "built-in" : "own"} template`,
    `History: kept for ${retentionDays(days, policy)} days${lostAt === null ? "" : `, lost by ${new Date(lostAt).toISOString()}`}`,
    ...(attempts.ok ? lastFailures(attempts.value.attempts) : [`History can't be read: ${attempts.failure.code}`]),
  ].join("\n");
}

function secretKept(sessionOnly: boolean | undefined, stored: boolean): string {
  if (sessionOnly === true) return "this session only";
  return stored ? "encrypted" : "not stored";
}

function lastFailures(attempts: readonly Attempt[]): string[] {
  const failed = attempts.filter(({ outcome, failure }) => outcome !== "done" || failure !== undefined);
  const heading = `Last failures: ${failed.length} of the newest ${attempts.length} attempts`;
  return [heading, ...failed.slice(0, LISTED).map(failureLine)];
}

function failureLine({ preparedAt, fixId, route, state, outcome, failure, answer }: Attempt): string {
  const { httpStatus, statusCode, apiCode } = answer ?? {};
  const codes = [
    `failure ${failure?.code ?? "none"}${failure?.came === undefined ? "" : ` (${failure.came})`}`,
    `HTTP ${shortCode(httpStatus)}`,
    `status ${shortCode(statusCode)}`,
    `API code ${shortCode(apiCode)}`,
  ];
  const at = Number.isFinite(preparedAt) ? new Date(preparedAt).toISOString() : "no time";
  return `${at} ${fixId} by ${route}: ${outcome ?? state}, ${codes.join(", ")}`;
}

/**
 * A code of Authing's has at most seven digits. Anything longer, or a text, could be what a service
 * echoes of a customer.
 */
function shortCode(code: number | string | undefined): string {
  if (code === undefined) return "none";
  return typeof code === "number" && Number.isInteger(code) && code >= 0 && code < 10_000_000 ? String(code) : "other";
}
