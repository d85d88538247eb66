import { useEffect, useState } from "preact/hooks";
import { serviceClockItem } from "../../lib/state/items.ts";
import { CLOCK_OFF, type ServiceClock } from "../../lib/state/stored-values.ts";
import { useWords } from "../shared/use-words.ts";

/** Says so if this computer's clock is not the service's: times in tickets would be wrong. */
export function ClockNote({ serviceAddress }: { serviceAddress: string }) {
  const { clockOff } = useWords();
  const [clock, setClock] = useState<ServiceClock | null>(null);
  useEffect(() => {
    void serviceClockItem.getValue().then(setClock);
    return serviceClockItem.watch(setClock);
  }, []);
  if (clock?.serviceAddress !== serviceAddress || Math.abs(clock.ahead) < CLOCK_OFF) return null;
  return <p class="note note-warning">{clockOff(Math.round(clock.ahead / 1_000))}</p>;
}
