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
  /** The user whom the text names, as the desk reads it: found as well. */
  user?: string | undefined;
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
