import { useState } from "preact/hooks";
import type { Trouble } from "../../components/result/Result.tsx";
import type { Result } from "../../lib/failure.ts";
import type { MessageName, Payload, Reply } from "../../lib/messages/protocol.ts";
import { sendWatched, wakeWorker } from "../../lib/messages/send.ts";

/** What went wrong, and when, in milliseconds since 1970. */
export interface DatedTrouble extends Trouble {
  at: number;
}

export interface Requests {
  /** Messages that the worker has not answered yet, by name. */
  waiting: readonly MessageName[];
  /** What went wrong last. */
  trouble: DatedTrouble | undefined;
  setTrouble: (trouble?: Trouble) => void;
  /** Counts as waiting from when it is asked, not from when the worker first says so. */
  whileWaiting: <T>(name: MessageName, work: () => Promise<T>) => Promise<T>;
  /**
   * Sends a message, and says what went wrong with it.
   * @param onceMore what is sent if a worker was stopped in the middle of it, for what may be done
   * twice
   */
  ask: <Name extends MessageName>(
    name: Name,
    payload: Payload<Name>,
    onceMore?: Payload<Name>,
  ) => Promise<Result<Reply<Name>>>;
}

/** What this page has asked of the worker. */
export function useRequests(): Requests {
  const [trouble, setDated] = useState<DatedTrouble>();
  const [waiting, setWaiting] = useState<readonly MessageName[]>([]);
  const setTrouble = (now?: Trouble) => setDated(now && { ...now, at: Date.now() });

  async function whileWaiting<T>(name: MessageName, work: () => Promise<T>): Promise<T> {
    setWaiting((names) => [...names, name]);
    const result = await work();
    setWaiting((names) => names.toSpliced(names.indexOf(name), 1));
    return result;
  }

  const ask: Requests["ask"] = async (name, payload, onceMore) => {
    setTrouble();
    const result = await whileWaiting(name, async () => {
      const first = await sendWatched(name, payload);
      return onceMore && isStopped(first) ? sendWatched(name, onceMore) : first;
    });
    if (!result.ok) setTrouble({ failure: result.failure });
    // The next worker settles what the stopped one was at.
    if (isStopped(result)) void wakeWorker();
    return result;
  };

  return { waiting, trouble, setTrouble, whileWaiting, ask };
}

function isStopped(result: Result<unknown>): boolean {
  return !result.ok && result.failure.code === "worker-stopped";
}
