import { useEffect, useRef } from "preact/hooks";
import type { UserIdType } from "../../lib/authing/user-id-type.ts";
import { partOfPhone } from "../../lib/customer/read-number.ts";
import { queryFor, userIdTypeOf } from "../../lib/customer/user-query.ts";
import type { Requests } from "./use-requests.ts";
import type { ShownDesk } from "./use-desk-state.ts";

interface Find {
  find: (typed: string, userIdType: UserIdType) => Promise<void>;
  /** Whatever was asked for may be asked for again. */
  forget: () => void;
}

/**
 * Looks users up, each once however often it is asked for. What the context menu put on the desk,
 * or a look-up that was cut off, is looked up without a further key.
 * @param ready whether the desk is open
 */
export function useFind(
  { latest, latestDraft, state, draft }: ShownDesk,
  { ask, atPress }: Requests,
  ready: boolean,
): Find {
  /**
   * What was asked for last, and whether the worker has not answered yet; empty if anything may be
   * asked for.
   */
  const asked = useRef({ key: "", underWay: false });
  const forget = () => void (asked.current = { key: "", underWay: false });

  const find = async (typed: string, userIdType: UserIdType) => {
    const tell = atPress();
    const query = await queryFor(typed, userIdType);
    if (latestDraft().typed !== typed) return;
    const lookup = latest().lookup;
    const known = lookup?.typed === typed && lookup.userIdType === userIdType && lookup.state !== "failed";
    // The worker's state may be seen here later than its answer, and later than the pause after the
    // last key.
    const key = keyOf({ typed, userIdType });
    if (known || !query || asked.current.key === key) return;
    const part = query.ok || query.failure.code !== "phone-incomplete" ? undefined : partOfPhone(typed);
    if (!query.ok && part === undefined) {
      tell({ failure: query.failure });
      return;
    }
    const mine = { key, underWay: true };
    asked.current = mine;
    const message = query.ok ? { typed, ...query.value } : { typed, userId: part ?? "", userIdType, partOfPhone: true };
    // A read that a stopped worker left behind is simply asked for again.
    const { ok } = await ask("find-user", message, message);
    mine.underWay = false;
    if (!ok && asked.current === mine) forget();
  };
  useEffect(() => {
    const { key, underWay } = asked.current;
    // An older look-up that ends meanwhile says nothing of the one under way.
    if (!underWay || !state.lookup || keyOf(state.lookup) === key) forget();
  }, [state.lookup]);

  const unanswered = draft.typed.trim() !== "" && state.lookup?.typed !== draft.typed;
  useEffect(() => {
    if (ready && unanswered && draft.writtenBy === undefined) void find(draft.typed, userIdTypeOf(draft));
  }, [ready, unanswered, draft]);

  return { find, forget };
}

function keyOf({ typed, userIdType }: { typed: string; userIdType: UserIdType }): string {
  return JSON.stringify([typed, userIdType]);
}
