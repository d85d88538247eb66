import { useEffect, useState } from "preact/hooks";

/**
 * The time in milliseconds since 1970, renewed each second until `until` has passed.
 */
export function useNow(until: number): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (Date.now() >= until) return;
    setNow(Date.now());
    const tick = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= until) clearInterval(tick);
    }, 1_000);
    return () => clearInterval(tick);
  }, [until]);
  return now;
}
