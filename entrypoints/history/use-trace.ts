import { useState } from "preact/hooks";
import type { Attempt } from "../../lib/state/attempt.ts";
import type { Failure } from "../../lib/failure.ts";
import { send } from "../../lib/messages/send.ts";
import type { Trace } from "../../lib/messages/protocol.ts";
import { requestIdIn } from "../../lib/request-id.ts";
import { renewed } from "./use-search.ts";

/** **Trace a request ID**: what is asked for, and what came of it. */
export function useTrace() {
  const [requestId, setRequestId] = useState("");
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [traced, setTraced] = useState<{ requestId: string; trace: Trace }>();

  const trace = async (wanted: string) => {
    setRequestId(wanted);
    setTraced(undefined);
    setFailure(undefined);
    setBusy(true);
    const result = await send("trace", { requestId: wanted });
    setBusy(false);
    if (result.ok) setTraced({ requestId: requestIdIn(wanted), trace: result.value });
    else setFailure(result.failure);
  };

  return {
    requestId,
    setRequestId,
    busy,
    failure,
    traced,
    trace,
    forget: () => setTraced(undefined),
    /** Shows an attempt as it is now, where it is among those found. */
    renew: (attempt: Attempt) =>
      setTraced((before) => {
        if (!before) return before;
        const attempts = before.trace.attempts.map((one) => renewed(one, attempt));
        return { ...before, trace: { ...before.trace, attempts } };
      }),
  };
}
