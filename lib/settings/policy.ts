import * as z from "zod/mini";
import { ROUTES, type Route } from "../fixes/fix.ts";
import { FIXES, type FixId } from "../fixes/index.ts";
import { lazySchema } from "../lazy-schema.ts";
import { parseServiceAddress } from "./service-address.ts";
import { isLockMinutes } from "../state/settings.ts";
import { TICKET_FORMATS, type TicketFormat } from "../state/ticket-style.ts";
import { LANGUAGES, type Language } from "../state/language.ts";

/** What the organisation has set for everyone. What it left open is absent. */
export interface Policy {
  serviceAddress?: string;
  accessKeyId?: string;
  appId?: string;
  /** The most; a shorter time of the agent's own stays. */
  autoLockMinutes?: number;
  retentionDays?: number;
  ticketFormat?: TicketFormat;
  ticketTemplate?: string;
  language?: Language;
  /** The only fixes that may be used; an empty list allows none. */
  allowedFixes?: FixId[];
  unbindThrough?: Route;
}

/** Days; more than a year of customers' data is not for a policy to ask for. */
const LONGEST_RETENTION = 366;

const Line = lazySchema(() => z.string().check(z.trim(), z.minLength(1), z.maxLength(2_000)));
const Fixes = lazySchema(() => z.array(z.unknown()));
const KnownFix = lazySchema(() => z.enum(FIXES.map((fix) => fix.id)));
const Retention = lazySchema(() => z.int().check(z.minimum(1), z.maximum(LONGEST_RETENTION)));
const Template = lazySchema(() => z.string().check(z.minLength(1), z.maxLength(10_000)));
const Format = lazySchema(() => z.enum(TICKET_FORMATS));
const AnyLanguage = lazySchema(() => z.enum(LANGUAGES));
const AnyRoute = lazySchema(() => z.enum(ROUTES));

/**
 * Reads each key on its own, so that one bad value doesn't take the others along. A value that can't be used is as good as
 * none, but for `allowedFixes`: there it was meant to forbid something, so whatever can't be read allows nothing.
 * @param managed what `storage.managed` holds: written by an administrator, so of any shape
 */
export function parsePolicy(managed: unknown): Policy {
  // Most often there is none, and a starting worker need not make a schema to see that.
  if (typeof managed !== "object" || managed === null || Object.keys(managed).length === 0) return {};
  const at = (key: string): unknown =>
    Object.hasOwn(managed, key) ? Object.getOwnPropertyDescriptor(managed, key)?.value : undefined;

  const address = Line.safeParse(at("serviceAddress")).data;
  const serviceAddress = address === undefined ? undefined : parseServiceAddress(address);
  const accessKeyId = Line.safeParse(at("accessKeyId")).data;
  const appId = Line.safeParse(at("appId")).data;
  const autoLockMinutes = at("autoLockMinutes");
  const retentionDays = Retention.safeParse(at("retentionDays")).data;
  const ticketTemplate = Template.safeParse(at("ticketTemplate")).data;
  const ticketFormat = Format.safeParse(at("ticketFormat")).data;
  const language = AnyLanguage.safeParse(at("language")).data;
  const allowedFixes = at("allowedFixes");
  const unbindThrough = AnyRoute.safeParse(at("unbindThrough")).data;
  return {
    ...(serviceAddress?.ok === true && { serviceAddress: serviceAddress.value }),
    ...(accessKeyId !== undefined && { accessKeyId }),
    ...(appId !== undefined && { appId }),
    ...(isLockMinutes(autoLockMinutes) && { autoLockMinutes }),
    ...(retentionDays !== undefined && { retentionDays }),
    ...(ticketFormat !== undefined && { ticketFormat }),
    ...(ticketTemplate !== undefined && { ticketTemplate }),
    ...(language !== undefined && { language }),
    ...(allowedFixes !== undefined && { allowedFixes: knownFixes(allowedFixes) }),
    ...(unbindThrough !== undefined && { unbindThrough }),
  };
}

function knownFixes(listed: unknown): FixId[] {
  const names = Fixes.safeParse(listed).data ?? [];
  return names.flatMap((name) => KnownFix.safeParse(name).data ?? []);
}
