import { useState } from "preact/hooks";
import type { Traced } from "../../components/history/Trace.tsx";
import { send } from "../../lib/messages/send.ts";

/**
 * What is asked of the service's action log: one request ID at a time, for the search or for an
 * attempt that is open.
 */
export function useTrace() {
  const [traced, setTraced] = useState<Traced>();

  const trace = async (requestId: string) => {
    const isSame = (now: Traced | undefined) => now?.requestId === requestId;
    setTraced({ requestId });
    const result = await send("trace", { requestId });
    // Another one may have been asked for meanwhile.
    setTraced((now) => (isSame(now) ? { requestId, log: result } : now));
  };

  return { traced, trace };
}
