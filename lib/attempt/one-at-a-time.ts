/** Work on a customer, one at a time: in this worker, and in whatever else there may be. */
export interface OneAtATime {
  /** Runs `work`; `joined`, without it, where somebody else is at this customer. */
  alone: (userId: string, work: () => Promise<void>) => Promise<"ran" | "joined">;
  /** Runs `work` once whoever is at this customer has finished. The place in the queue is taken at once. */
  inTurn: (userId: string, work: () => Promise<void>) => Promise<void>;
}

/** Held by the one worker that may work on customers. */
export const WORKER_LOCK = "fixes";

/**
 * The lock is the worker's, from its start until it ends, when the browser gives it to the next: a press that asked for one of its own would
 * wait for the browser before it is written down. Within the worker each customer has a queue.
 * @param keepAwake keeps the worker alive while the work runs
 */
export function createOneAtATime(locks: LockManager, keepAwake: <T>(work: Promise<T>) => Promise<T>): OneAtATime {
  const held = new Promise<void>((granted, failed) => {
    const untilTheEnd = () => new Promise<never>(() => granted());
    locks.request(WORKER_LOCK, untilTheEnd).catch(failed);
  });
  // Whoever works says so.
  held.catch(() => undefined);
  /** By user, when the last in the queue will have finished. */
  const queues = new Map<string, Promise<void>>();

  function inTurn(userId: string, work: () => Promise<void>): Promise<void> {
    const before = queues.get(userId);
    const working = (async () => {
      await before;
      await held;
      await keepAwake(work());
    })();
    const over = working
      .catch(() => undefined)
      .then(() => {
        if (queues.get(userId) === over) queues.delete(userId);
      });
    queues.set(userId, over);
    return working;
  }

  return {
    async alone(userId, work) {
      if (queues.has(userId)) return "joined";
      await inTurn(userId, work);
      return "ran";
    },
    inTurn,
  };
}
