import { useEffect, useRef, useState } from "preact/hooks";
import { NO_FILTER, type HistoryFilter } from "../../components/history/HistorySearch.tsx";
import type { Attempt } from "../../lib/state/attempt.ts";
import type { Failure } from "../../lib/failure.ts";
import { LARGEST_PAGE, type HistoryPosition } from "../../lib/journal/query.ts";
import { send } from "../../lib/messages/send.ts";
import { queryOf } from "./query-of.ts";

const PAGE = 50;
/** Milliseconds without a key after which the search starts. */
const TYPING_PAUSE = 250;

/** The attempts on the page so far, and where the next page starts. */
interface Found {
  attempts: Attempt[];
  /** Entries among them that can't be read. */
  damaged: number;
  next: HistoryPosition | undefined;
}

/** The search and what it found: page after page from the worker, the newest search winning. */
export function useSearch() {
  const [filter, setFilter] = useState(NO_FILTER);
  const [found, setFound] = useState<Found>({ attempts: [], damaged: 0, next: undefined });
  const [loading, setLoading] = useState(true);
  const [failure, setFailure] = useState<Failure>();
  // Tells a late page of an earlier search from the one that is wanted now.
  const search = useRef(0);
  /** Whether the agent waits for a page, and whether a refresh waits for that. */
  const reading = useRef({ now: false, thenRefresh: false });

  /**
   * Reads on from a position, or anew, until it found something more or has come to the end: each
   * page is bounded in what it looks at.
   */
  const read = async (wanted: HistoryFilter, before: Found | undefined) => {
    const mine = ++search.current;
    reading.current.now = true;
    setLoading(true);
    const known = before?.attempts ?? [];
    let damaged = before?.damaged ?? 0;
    let next = before?.next;
    let more: Attempt[] = [];
    do {
      const page = await send("find-attempts", { ...queryOf(wanted), ...(next && { after: next }), limit: PAGE });
      if (mine !== search.current) return;
      setFailure(page.ok ? undefined : page.failure);
      if (!page.ok) break;
      more = page.value.attempts;
      damaged += page.value.damaged ?? 0;
      next = page.value.next;
      setFound({ attempts: [...known, ...more], damaged, next });
    } while (more.length === 0 && next);
    reading.current.now = false;
    setLoading(false);
  };

  /**
   * The same search, unasked: as far back as it was read, and shown whole, so that what is open
   * stays. What the agent has asked for comes first.
   */
  const refresh = async () => {
    const afterReading = () => (reading.current.thenRefresh = reading.current.now);
    if (afterReading()) return;
    const mine = ++search.current;
    const oldest = found.attempts.at(-1);
    const limit = Math.min(Math.max(PAGE, found.attempts.length), LARGEST_PAGE);
    const attempts: Attempt[] = [];
    let damaged = 0;
    let next: HistoryPosition | undefined;
    do {
      const page = await send("find-again", { ...queryOf(filter), ...(next && { after: next }), limit });
      if (mine !== search.current) {
        afterReading();
        return;
      }
      setFailure(page.ok ? undefined : page.failure);
      setLoading(false);
      if (!page.ok) return;
      attempts.push(...page.value.attempts);
      damaged += page.value.damaged ?? 0;
      next = page.value.next;
    } while (next && (attempts.length === 0 || (oldest && isNewer(next, oldest))));
    setFound({ attempts, damaged, next });
  };

  useEffect(() => {
    if (!loading && reading.current.thenRefresh) void refresh();
  }, [loading]);

  const first = useRef(true);
  useEffect(() => {
    const pause = setTimeout(() => void read(filter, undefined), first.current ? 0 : TYPING_PAUSE);
    first.current = false;
    return () => clearTimeout(pause);
  }, [filter]);

  return {
    filter,
    setFilter,
    found,
    loading,
    failure,
    setFailure,
    more: () => read(filter, found),
    again: () => read(filter, undefined),
    refresh,
    /** Shows an attempt as it is now, if it is shown at all. */
    renew: (attempt: Attempt) =>
      setFound((before) => ({ ...before, attempts: before.attempts.map((one) => renewed(one, attempt)) })),
  };
}

/** As the list is sorted. */
function isNewer(one: HistoryPosition, other: HistoryPosition): boolean {
  return one.preparedAt === other.preparedAt ? one.attemptId > other.attemptId : one.preparedAt > other.preparedAt;
}

/** `one`, as it is now. */
function renewed(one: Attempt, attempt: Attempt): Attempt {
  return one.attemptId === attempt.attemptId ? attempt : one;
}
