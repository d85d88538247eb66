/** Work on a customer, one at a time in the whole browser. */
export interface OneAtATime {
  /** Runs `work`; `joined`, without it, if somebody else works on this customer. */
  alone: (userId: string, work: () => Promise<void>) => Promise<"ran" | "joined">;
  /** Runs `work` after everybody who asked before. The place in the queue is taken at once. */
  inTurn: (userId: string, work: () => Promise<void>) => Promise<void>;
}

/**
 * One Web Lock for each user: the browser gives it back when a worker ends, so the next one can go
 * on.
 * @param keepAwake keeps the worker alive while the work runs
 */
export function createOneAtATime(locks: LockManager, keepAwake: <T>(work: Promise<T>) => Promise<T>): OneAtATime {
  return {
    alone: (userId, work) =>
      locks.request(lockOf(userId), { ifAvailable: true }, async (lock) => {
        if (!lock) return "joined";
        await keepAwake(work());
        return "ran";
      }),
    inTurn: (userId, work) => locks.request(lockOf(userId), () => keepAwake(work())),
  };
}

function lockOf(userId: string): string {
  return `fix ${userId}`;
}
