import { useEffect, useState } from "preact/hooks";

/**
 * The time in milliseconds since 1970, renewed each second until `until` has passed.
 */
export function useNow(until: number): number {
  const [, drawAgain] = useState(0);
  useEffect(() => {
    if (Date.now() >= until) return;
    const tick = setInterval(() => {
      drawAgain((count) => count + 1);
      if (Date.now() >= until) clearInterval(tick);
    }, 1_000);
    return () => clearInterval(tick);
  }, [until]);
  return Date.now();
}
