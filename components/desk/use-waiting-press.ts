import { useEffect, useState } from "preact/hooks";

/**
 * A press that has to wait. It is forgotten as soon as anything differs from what it was pressed
 * for, also if that comes back later.
 * @param now what a press would be for now; absent if a press must not wait
 */
export function useWaitingPress(now: string | undefined) {
  const [pressedFor, setPressedFor] = useState<string>();
  useEffect(() => setPressedFor((was) => (was === now ? was : undefined)), [now]);
  return {
    waits: pressedFor !== undefined && pressedFor === now,
    wait: (what = now) => setPressedFor(what),
    end: () => setPressedFor(undefined),
  };
}
