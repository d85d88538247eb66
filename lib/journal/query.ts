import { requestIdIn } from "../authing/request-id.ts";
import type { Attempt, Outcome } from "../state/attempt.ts";

/** Where a page of history ended: the next one starts with the attempt before it. */
export interface HistoryPosition {
  /** Milliseconds since 1970. */
  preparedAt: number;
  attemptId: string;
}

/** What the agent looks for. Everything given must hold. */
export interface HistoryQuery {
  /**
   * A user, a masked or whole phone or e-mail, a request ID or an attempt ID, or the beginning of
   * one; empty for any.
   */
  text: string;
  outcome?: Outcome | undefined;
  /** Milliseconds since 1970, both included. */
  from?: number | undefined;
  to?: number | undefined;
  after?: HistoryPosition | undefined;
  /** Attempts on one page. */
  limit: number;
}

export interface HistoryPage {
  /** Newest first. */
  attempts: Attempt[];
  /** How many entries among them can't be read; absent if none. */
  damaged?: number;
  /**
   * Absent if this was the last page. A page can be short, even empty, and still have a next one:
   * each is bounded in what it reads.
   */
  next?: HistoryPosition;
}

/** What could still be read of a damaged journal. */
export interface SalvagedPage {
  attempts: Attempt[];
  unreadable: number;
  /**
   * The journal could not be opened at all: these are the ones of this browser session, from
   * memory.
   */
  onlyThisSession?: true;
  /** The attempt ID to go on after; absent at the end. */
  next?: string;
}

/** How much there is in the journal, and what came of this day's attempts. */
export interface AttemptCounts {
  total: number;
  /** Of this day. */
  done: number;
  /**
   * Of this day: under way, done in part, of unknown outcome, or not what the service said.
   * Somebody has to look at them.
   */
  open: number;
}

/** The most that one page may ask for. */
export const LARGEST_PAGE = 500;

interface Asked {
  text: string;
  outcome: Outcome | "";
  /** As a date field has it, `2026-11-02`; empty for open. */
  from: string;
  to: string;
}

/**
 * What the search fields ask for. A day is the agent's own, from its first to its last millisecond.
 */
export function queryOf({ text, outcome, from, to }: Asked): Omit<HistoryQuery, "limit"> {
  const start = startOfDay(from, 0);
  const next = startOfDay(to, 1);
  return {
    // A line from a log is searched for by the request ID in it.
    text: requestIdIn(text),
    ...(outcome !== "" && { outcome }),
    ...(start !== undefined && { from: start }),
    ...(next !== undefined && { to: next - 1 }),
  };
}

/** Milliseconds since 1970; nothing while the date is not entered whole. */
function startOfDay(date: string, daysLater: number): number | undefined {
  const [year, month, day] = date.split("-").map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  // Days can have 23 or 25 hours, so the next one is asked for, not added.
  const start = new Date(year, month - 1, day + daysLater).getTime();
  return Number.isFinite(start) ? start : undefined;
}
