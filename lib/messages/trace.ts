import type { Attempt } from "../state/attempt.ts";
import type { Result } from "../failure.ts";

/** What the service's action log says of one action. What it left out is absent. */
export interface TraceEntry {
  requestId?: string;
  /** As the service names it: `unbindPhone`, … */
  eventType?: string;
  success?: boolean;
  /** Milliseconds since 1970. */
  at?: number;
  userId?: string;
  clientIp?: string;
  detail?: string;
}

/** What is known of a requestId: by the service, as far as it could be asked, and by this desk. */
export interface Trace {
  log: Result<TraceEntry[]>;
  attempts: Attempt[];
}
