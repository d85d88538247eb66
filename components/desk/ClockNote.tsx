import { useEffect, useState } from "preact/hooks";
import { serviceClockItem } from "../../lib/state/items.ts";
import { CLOCK_OFF, type ServiceClock } from "../../lib/state/stored-values.ts";
import { Icon } from "../shared/Icon.tsx";
import { Sheet } from "../shared/Sheet.tsx";
import { useWords } from "../shared/use-words.ts";

/**
 * A mark in the header if this computer's clock is not the service's: times in tickets would be
 * wrong. Pressed, it says so at length; nothing moves for it.
 */
export function ClockNote({ serviceAddress }: { serviceAddress: string }) {
  const { clockOff, keys } = useWords();
  const [clock, setClock] = useState<ServiceClock | null>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    void serviceClockItem.getValue().then(setClock);
    return serviceClockItem.watch(setClock);
  }, []);
  if (clock?.serviceAddress !== serviceAddress || Math.abs(clock.ahead) < CLOCK_OFF) return null;
  const says = clockOff(Math.round(clock.ahead / 1_000));
  return (
    <>
      <button
        type="button"
        class="icon-button note-warning"
        title={says}
        aria-label={says}
        onClick={() => setOpen(true)}
      >
        <Icon name="warning" />
      </button>
      {open && <Sheet title={says} close={keys.close} onClose={() => setOpen(false)} />}
    </>
  );
}
