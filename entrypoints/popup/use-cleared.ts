import { useEffect, useState } from "preact/hooks";
import { userIdTypeOf } from "../../lib/customer/user-query.ts";
import type { Draft } from "../../lib/state/customer.ts";
import { clearedDeskItem } from "../../lib/state/items.ts";
import type { ClearedDesk } from "../../lib/state/session-values.ts";

/**
 * What stood in **User** before the desk was cleared: as the worker keeps it, in every window, or
 * a text that nobody was looked up for, which only this page knows. The lock takes both.
 */
export function useCleared(unlocked: boolean) {
  const [cleared, setCleared] = useState<Draft>();
  useEffect(() => {
    setCleared(undefined);
    const take = (kept: ClearedDesk | null) =>
      // This page's own knows the chosen fix too.
      setCleared((own) => (kept && own?.typed === kept.lookup.typed ? own : kept ? draftOf(kept) : undefined));
    if (unlocked) void clearedDeskItem.getValue().then((kept) => kept && take(kept));
    return clearedDeskItem.watch(take);
  }, [unlocked]);
  return [cleared, setCleared] as const;
}

function draftOf({ lookup: { typed, userIdType, customer }, attempts }: ClearedDesk): Draft {
  const [last] = attempts.toSorted((a, b) => b.preparedAt - a.preparedAt);
  return {
    typed,
    ...(userIdTypeOf({ typed }) !== userIdType && { userIdType, typeCameAlong: typed === customer?.userId }),
    ...(last && { fixId: last.fixId }),
  };
}
