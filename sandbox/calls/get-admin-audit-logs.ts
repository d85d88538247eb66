import * as z from "zod";
import { defineEndpoint } from "../endpoint.ts";
import { read } from "../outcome.ts";
import { logRange, searchLog } from "./search-log.ts";

/** What administrators did, newest first. */
export const getAdminAuditLogs = defineEndpoint({
  name: "get-admin-audit-logs",
  access: "management",
  input: z.object({
    requestId: z.string().optional(),
    clientIp: z.string().optional(),
    operationType: z.string().optional(),
    resourceType: z.string().optional(),
    userId: z.string().optional(),
    success: z.boolean().optional(),
    ...logRange,
  }),
  run: ({ sandbox }, { pagination, start, end, userId, ...exact }) =>
    read(
      searchLog(sandbox.adminActions, { pagination, start, end }, { ...exact, adminUserId: userId }, sandbox.switches),
    ),
});
