/** Work on a customer, one at a time: in this worker, and in whatever else there may be. */
export interface OneAtATime {
  /** Runs `work`; `joined`, without it, where somebody else is at this customer. */
  alone(userId: string, work: () => Promise<void>): Promise<"ran" | "joined">;
  /** Runs `work` once whoever is at this customer has finished. The place in the queue is taken at once. */
  inTurn(userId: string, work: () => Promise<void>): Promise<void>;
}

/** @param keepAwake keeps the worker alive while the work runs */
export function createOneAtATime(locks: LockManager, keepAwake: <T>(work: Promise<T>) => Promise<T>): OneAtATime {
  return {
    alone: (userId, work) =>
      locks.request(lockName(userId), { ifAvailable: true }, async (lock) => {
        if (!lock) return "joined";
        await keepAwake(work());
        return "ran";
      }),
    inTurn: (userId, work) => locks.request(lockName(userId), () => keepAwake(work())),
  };
}

function lockName(userId: string): string {
  return `fix ${userId}`;
}
