import { useEffect, useState } from "preact/hooks";
import { useToday } from "../../components/shared/use-today.ts";
import type { AttemptCounts } from "../../lib/journal/query.ts";
import { send } from "../../lib/messages/send.ts";
import { attemptsItem } from "../../lib/state/items.ts";

/**
 * How many attempts there are, and what came of today's; counted again whenever one begins or
 * settles, and when a new day begins.
 */
export function useCounts() {
  const [counts, setCounts] = useState<AttemptCounts>();
  const today = useToday();
  const count = async () => {
    const counted = await send("count-attempts", { since: today });
    setCounts(counted.ok ? counted.value : undefined);
  };
  useEffect(() => {
    void count();
    return attemptsItem.watch(() => void count());
  }, [today]);
  return { counts, count };
}
