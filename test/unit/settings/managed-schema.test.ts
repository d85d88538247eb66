import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import * as z from "zod";
import { FIXES } from "../../../lib/fixes/index.ts";
import { ROUTES } from "../../../lib/fixes/fix.ts";
import { parsePolicy } from "../../../lib/settings/policy.ts";
import { MAX_LOCK_MINUTES, TICKET_FORMATS, LANGUAGES } from "../../../lib/state/settings.ts";

const Schema = z.object({
  properties: z.record(
    z.string(),
    z.object({ type: z.string(), enum: z.array(z.string()).optional(), maximum: z.number().optional() }),
  ),
});
const { properties } = Schema.parse(JSON.parse(readFileSync("public/managed-schema.json", "utf8")));

it("names for Chrome just the keys that are read, with the same limits", () => {
  const everything = parsePolicy({
    serviceAddress: "https://a.example",
    authenticationAddress: "https://b.example",
    accessKeyId: "key",
    appId: "app",
    autoLockMinutes: MAX_LOCK_MINUTES,
    retentionDays: 366,
    ticketFormat: "jira",
    ticketTemplate: "text",
    language: "en",
    allowedFixes: FIXES.map(({ id }) => id),
    unbindThrough: "verified-update",
  });
  expect(Object.keys(properties).sort()).toEqual(Object.keys(everything).sort());
  expect(properties["autoLockMinutes"]?.maximum).toBe(MAX_LOCK_MINUTES);
  expect(parsePolicy({ retentionDays: properties["retentionDays"]?.maximum })).toEqual({ retentionDays: 366 });
  expect(properties["language"]?.enum).toEqual([...LANGUAGES]);
  expect(properties["ticketFormat"]?.enum).toEqual([...TICKET_FORMATS]);
  expect(properties["unbindThrough"]?.enum).toEqual([...ROUTES]);
});
