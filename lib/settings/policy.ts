import * as z from "zod/mini";
import { ROUTES } from "../fixes/fix.ts";
import { fixIds } from "../fixes/fix-ids.ts";
import type { FixId } from "../fixes/index.ts";
import { parseServiceAddress } from "./service-address.ts";
import {
  isLockMinutes,
  LANGUAGES,
  LONGEST_RETENTION_DAYS,
  LONGEST_TEMPLATE,
  TICKET_FORMATS,
  type Policy,
} from "../state/settings.ts";

const Line = z.string().check(z.trim(), z.minLength(1), z.maxLength(2_000));
const Fixes = z.array(z.unknown());
const KnownFix = z.enum(fixIds);
const Retention = z.int().check(z.minimum(1), z.maximum(LONGEST_RETENTION_DAYS));
const Template = z.string().check(z.trim(), z.minLength(1), z.maxLength(LONGEST_TEMPLATE));
const Format = z.enum(TICKET_FORMATS);
const AnyLanguage = z.enum(LANGUAGES);
const AnyRoute = z.enum(ROUTES);

/**
 * Reads each key on its own, so that one bad value doesn't take the others along. A bad
 * `allowedFixes` allows nothing, because it was meant to forbid something.
 * @param managed what `storage.managed` holds: written by an administrator, so of any shape
 */
export function parsePolicy(managed: unknown): Policy {
  if (typeof managed !== "object" || managed === null) return {};
  const at = (key: string): unknown =>
    Object.hasOwn(managed, key) ? Object.getOwnPropertyDescriptor(managed, key)?.value : undefined;

  const addressAt = (key: string): string | undefined => {
    const address = Line.safeParse(at(key)).data;
    const parsed = address === undefined ? undefined : parseServiceAddress(address);
    return parsed?.ok === true ? parsed.value : undefined;
  };
  const serviceAddress = addressAt("serviceAddress");
  const authenticationAddress = addressAt("authenticationAddress");
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
    ...(serviceAddress !== undefined && { serviceAddress }),
    ...(authenticationAddress !== undefined && { authenticationAddress }),
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
