import { useEffect } from "preact/hooks";
import type { FixId } from "../../lib/fixes/index.ts";
import type { Lookup } from "../../lib/state/customer.ts";
import type { Requests } from "./use-requests.ts";

/**
 * Has the worker read what the chosen fix would change, if the look-up did not bring it along.
 * @param lookup the one on the desk; absent if there is none, or if the desk is closed
 * @returns reads it once more, if it is still missing and not being read
 */
export function usePreview(lookup: Lookup | undefined, fixId: FixId, { ask, isWaiting }: Requests): () => void {
  const userId = lookup?.customer?.userId;
  const missing = userId !== undefined && lookup?.customer?.verdicts[fixId] === undefined;
  const read = () => {
    if (!missing) return;
    const wanted = { fixId, userId };
    // A read that a stopped worker left behind is simply asked for again.
    void ask("preview-fix", wanted, wanted);
  };
  useEffect(read, [missing, lookup?.lookupId, fixId]);
  return () => {
    if (!isWaiting("preview-fix")) read();
  };
}
