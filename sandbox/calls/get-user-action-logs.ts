import * as z from "zod";
import { defineEndpoint } from "../endpoint.ts";
import { read } from "../outcome.ts";

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
    start: z.number().optional(),
    end: z.number().optional(),
    success: z.boolean().optional(),
    pagination: z
      .object({
        page: z.coerce.number().int().min(1).default(1),
        limit: z.coerce.number().int().min(1).max(50).default(10),
      })
      .default({ page: 1, limit: 10 }),
  }),
  run: ({ sandbox }, { pagination: { page, limit }, start, end, ...exact }) => {
    const wanted = Object.entries(exact).filter(([, value]) => value !== undefined);
    const found = sandbox.actions
      .filter((action) => {
        const at = Date.parse(action.timestamp);
        const values = new Map<string, unknown>(Object.entries(action));
        return (
          (start === undefined || at >= start) &&
          (end === undefined || at <= end) &&
          wanted.every(([name, value]) => values.get(name) === value)
        );
      })
      .reverse();
    return read({ totalCount: found.length, list: found.slice((page - 1) * limit, page * limit) });
  },
});
