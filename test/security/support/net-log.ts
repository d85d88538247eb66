import { readFileSync } from "node:fs";
import * as z from "zod";

/** One request as the browser's own network log has it. */
export interface LoggedRequest {
  url: string;
  method: string;
  /** The origin on whose behalf it was made; `not an origin` where the browser made it for itself. */
  initiator: string;
}

const Log = z.object({
  constants: z.object({ logEventTypes: z.record(z.string(), z.number()) }),
  events: z.array(z.object({ type: z.number(), params: z.optional(z.unknown()) })),
});
const Params = z.object({ url: z.string(), method: z.string(), initiator: z.string() });

/** Reads what `--log-net-log` wrote; the log is whole once the browser has closed. */
export function readNetLog(file: string): LoggedRequest[] {
  const { constants, events } = Log.parse(JSON.parse(readFileSync(file, "utf8")));
  const start = constants.logEventTypes["URL_REQUEST_START_JOB"];
  return events
    .filter(({ type }) => type === start)
    .flatMap(({ params }) => Params.safeParse(params).data ?? [])
    .filter(({ url }) => /^(?:https?|wss?):/.test(url));
}
