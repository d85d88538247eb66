import * as z from "zod";
import { defineEndpoint } from "../endpoint.ts";
import { read } from "../outcome.ts";
import { logRange, searchLog } from "./search-log.ts";

/** The same moment as the service writes it in China's time. */
function inChina(timestamp: string): string {
  return new Date(Date.parse(timestamp) + 8 * 3_600_000).toISOString().replace("Z", "+0800");
}

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
  run: ({ sandbox }, { pagination, start, end, ...exact }) => {
    const found = searchLog(sandbox.actions, { pagination, start, end }, exact, sandbox.switches);
    if (sandbox.switches.logTimes === "Z") return read(found);
    const list = found.list.map((entry) => ({ ...entry, timestamp: inChina(entry.timestamp) }));
    return read({ ...found, list });
  },
});
