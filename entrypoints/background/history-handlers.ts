import type { Connect } from "../../lib/vault/connect.ts";
import { success, type Result } from "../../lib/failure.ts";
import type { SalvagedPage } from "../../lib/journal/query.ts";
import { expiredUntil, retentionDays } from "../../lib/state/settings.ts";
import { journalFailure, type History, type Journal } from "../../lib/journal/journal.ts";
import { noteJournalGivenUp } from "../../lib/journal/lost.ts";
import { maskedAttempt } from "../../lib/journal/mask-attempt.ts";
import type { Handlers } from "../../lib/messages/protocol.ts";
import { attemptsItem, policyItem, pressedUsersItem, retentionDaysItem } from "../../lib/state/items.ts";
import { traceRequestId } from "../../lib/attempt/trace-request-id.ts";

interface HistoryHandlerParts {
  /** Resolves when the policy is known: what it keeps longer is not removed before. */
  ready: Promise<void>;
  journal: Journal & History;
  connect: Connect;
  /** Keeps the worker alive while `work` runs. */
  keepAwake: <T>(work: Promise<T>) => Promise<T>;
}

type HistoryMessage =
  | "find-attempts"
  | "find-again"
  | "count-attempts"
  | "read-attempt"
  | "salvage-attempts"
  | "purge-attempts"
  | "purge-expired"
  | "trace";

/**
 * What history asks of the worker. A journal that can't be used is a failure that says so, never an
 * empty list.
 */
export function createHistoryHandlers(parts: HistoryHandlerParts): Pick<Handlers, HistoryMessage> {
  const { ready, journal, connect, keepAwake } = parts;

  async function purgeAll(): Promise<{ removed: number }> {
    try {
      return { removed: await keepAwake(journal.purge(Infinity)) };
    } catch (error) {
      // A newer version's journal is whole, and another window's still in use.
      if (journalFailure(error).failure.code !== "journal-unreadable") throw error;
      await noteJournalGivenUp();
      await journal.startOver();
      return { removed: 0 };
    }
  }

  async function purgeExpired(): Promise<{ removed: number }> {
    await ready;
    const [days, policy] = await Promise.all([retentionDaysItem.getValue(), policyItem.getValue()]);
    return { removed: await keepAwake(journal.purge(expiredUntil(retentionDays(days, policy), Date.now()))) };
  }

  /**
   * If not even the first attempt can be read, those of this browser session are still in memory.
   */
  async function salvage(after: string | undefined): Promise<SalvagedPage> {
    try {
      return await journal.salvage(after);
    } catch (error) {
      if (after !== undefined) throw error;
      // On screen they are as the service worded them; what goes into a file is masked as the
      // journal is.
      const [shown, users] = await Promise.all([attemptsItem.getValue(), pressedUsersItem.getValue()]);
      const attempts = Object.values(shown).map((attempt) => maskedAttempt(attempt, users[attempt.attemptId]));
      return { attempts, unreadable: 0, onlyThisSession: true };
    }
  }

  return {
    "find-attempts": (query) => orFailure(journal.find(query)),
    "find-again": (query) => orFailure(journal.find(query)),
    "count-attempts": ({ since }) => orFailure(journal.count(since)),
    "read-attempt": ({ attemptId }) =>
      orFailure(journal.read(attemptId).then((attempt) => ({ ...(attempt && { attempt }) }))),
    "salvage-attempts": ({ after }) => orFailure(salvage(after)),
    "purge-attempts": () => orFailure(purgeAll()),
    "purge-expired": () => orFailure(purgeExpired()),
    trace: ({ requestId }) => traceRequestId(requestId, connect),
  };
}

async function orFailure<T>(work: Promise<T>): Promise<Result<T>> {
  try {
    return success(await work);
  } catch (error) {
    return journalFailure(error);
  }
}
