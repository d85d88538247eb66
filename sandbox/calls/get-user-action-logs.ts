import * as z from "zod";
import { defineEndpoint } from "../endpoint.ts";
import { read } from "../outcome.ts";
import { logRange, searchLog } from "./search-log.ts";

/** What the service remembers of users' actions, newest first. */
export const getUserActionLogs = defineEndpoint({
  name: "get-user-action-logs",
  access: "management",
  input: z.object({
    requestId: z.string().optional(),
    clientIp: z.string().optional(),
    eventType: z.string().optional(),
    userId: z.string().optional(),
    appId: z.string().optional(),
    success: z.boolean().optional(),
    ...logRange,
  }),
  run: ({ sandbox }, { pagination, start, end, ...exact }) =>
    read(searchLog(sandbox.actions, { pagination, start, end }, exact, sandbox.switches)),
});
