import { useState } from "preact/hooks";
import type { Trouble } from "../../components/result/ResultContent.tsx";
import type { Result } from "../../lib/failure.ts";
import type { MessageName, Payload, Reply } from "../../lib/messages/messages.ts";
import { overOrAfter } from "../../lib/over-or-after.ts";
import { sendWatched } from "../../lib/messages/send-watched.ts";
import { wakeWorker } from "../../lib/messages/wake-worker.ts";

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
  /** Busy once it has taken a moment: what is drawn before takes the processor from the work. */
  whileSlow: <T>(name: MessageName, work: () => Promise<T>) => Promise<T>;
  /**
   * Sends a message, and says what went wrong with it.
   * @param onceMore what is sent where a worker was stopped in the middle of it, for what may be done twice
   */
  ask: <Name extends MessageName>(
    name: Name,
    payload: Payload<Name>,
    onceMore?: Payload<Name>,
  ) => Promise<Result<Reply<Name>>>;
}

/** Milliseconds in which nobody has seen yet that nothing has happened. */
const MOMENT = 100;

/** What this page has asked of the worker. */
export function useRequests(): Requests {
  const [trouble, setDated] = useState<DatedTrouble>();
  const [waiting, setWaiting] = useState<readonly MessageName[]>([]);
  const setTrouble = (now?: Trouble) => setDated(now && { ...now, at: Date.now() });

  /** Busy from when it is asked, not from when the worker first says so. */
  async function whileWaiting<T>(name: MessageName, work: () => Promise<T>): Promise<T> {
    setWaiting((names) => [...names, name]);
    const result = await work();
    setWaiting((names) => names.toSpliced(names.indexOf(name), 1));
    return result;
  }

  const whileSlow: Requests["whileSlow"] = async (name, work) => {
    const working = work();
    await overOrAfter(MOMENT, working);
    return whileWaiting(name, () => working);
  };

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

  return { waiting, trouble, setTrouble, whileSlow, ask };
}

function isStopped(result: Result<unknown>): boolean {
  return !result.ok && result.failure.code === "worker-stopped";
}
