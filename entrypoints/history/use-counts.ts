import { useEffect, useState } from "preact/hooks";
import type { AttemptCounts } from "../../lib/journal/query.ts";
import { send } from "../../lib/messages/send.ts";
import { attemptsItem } from "../../lib/state/items.ts";

/**
 * How many attempts there are, and what came of today's; counted again whenever one begins or
 * settles.
 */
export function useCounts() {
  const [counts, setCounts] = useState<AttemptCounts>();
  const count = async () => {
    const counted = await send("count-attempts", { since: new Date().setHours(0, 0, 0, 0) });
    setCounts(counted.ok ? counted.value : undefined);
  };
  useEffect(() => {
    void count();
    return attemptsItem.watch(() => void count());
  }, []);
  return { counts, count };
}
