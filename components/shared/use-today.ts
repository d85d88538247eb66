import { useEffect, useState } from "preact/hooks";

/** Milliseconds; a timer till midnight would be late after a sleep. */
const LOOKS_EVERY = 30_000;

/** When this day began, in milliseconds since 1970; renewed after midnight. */
export function useToday(): number {
  const [today, setToday] = useState(startOfToday);
  useEffect(() => {
    const look = setInterval(() => setToday(startOfToday), LOOKS_EVERY);
    return () => clearInterval(look);
  }, []);
  return today;
}

function startOfToday(): number {
  return new Date().setHours(0, 0, 0, 0);
}
