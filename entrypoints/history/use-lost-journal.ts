import { useEffect, useState } from "preact/hooks";
import { journalLostAtItem } from "../../lib/state/items.ts";

/** When the browser was found to have lost the journal, until the agent has dismissed it. */
export function useLostJournal(): number | undefined {
  const [lostAt, setLostAt] = useState<number>();
  useEffect(() => {
    const show = (at: number | null) => setLostAt(at ?? undefined);
    void journalLostAtItem.getValue().then(show);
    return journalLostAtItem.watch(show);
  }, []);
  return lostAt;
}
