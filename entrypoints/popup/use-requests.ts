import { useState } from "preact/hooks";
import type { Trouble } from "../../components/result/Result.tsx";
import type { Result } from "../../lib/failure.ts";
import type { MessageName, Payload, Reply } from "../../lib/messages/protocol.ts";
import { send, wakeWorker } from "../../lib/messages/send.ts";

/** What went wrong, when, in milliseconds since 1970, and what was on the desk at the press. */
interface DatedTrouble extends Trouble {
  at: number;
  about: string;
}

export interface Requests {
  /**
   * Whether the worker still has to answer a message that was sent for what is on the desk now.
   * @param name of one message; any if absent
   */
  isWaiting: (name?: MessageName) => boolean;
  /** What went wrong last with what is on the desk now. */
  trouble: DatedTrouble | undefined;
  clearTrouble: () => void;
  /**
   * To be called at a press, before anything is awaited.
   * @returns tells what went wrong with it, unless something else is on the desk by then
   */
  atPress: () => (trouble: Trouble) => void;
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

/**
 * What this page has asked of the worker.
 * @param onDesk what is on the desk at this moment, as one text
 */
export function useRequests(onDesk: () => string): Requests {
  const [trouble, setTrouble] = useState<DatedTrouble>();
  const [waiting, setWaiting] = useState<readonly { name: MessageName; about: string }[]>([]);
  const clearTrouble = () => setTrouble(undefined);

  const atPress = () => {
    const about = onDesk();
    return (said: Trouble) => {
      // A late failure for the customer before must not be read as the next one's result.
      if (onDesk() === about) setTrouble({ ...said, at: Date.now(), about });
    };
  };

  async function whileWaiting<T>(name: MessageName, work: () => Promise<T>): Promise<T> {
    const one = { name, about: onDesk() };
    setWaiting((all) => [...all, one]);
    const result = await work();
    setWaiting((all) => all.filter((other) => other !== one));
    return result;
  }

  const ask: Requests["ask"] = async (name, payload, onceMore) => {
    const tell = atPress();
    clearTrouble();
    const result = await whileWaiting(name, async () => {
      const first = await send(name, payload);
      return onceMore && isStopped(first) ? send(name, onceMore) : first;
    });
    // Nothing went wrong with a look-up that nobody waits for any more.
    const isReplaced = name === "find-user" && !result.ok && result.failure.code === "user-changed";
    if (!result.ok && !isReplaced) tell({ failure: result.failure });
    // The next worker settles what the stopped one was at.
    if (isStopped(result)) void wakeWorker();
    return result;
  };

  return {
    isWaiting: (name) => waiting.some((one) => one.about === onDesk() && (name ?? one.name) === one.name),
    trouble: trouble?.about === onDesk() ? trouble : undefined,
    clearTrouble,
    atPress,
    whileWaiting,
    ask,
  };
}

function isStopped(result: Result<unknown>): boolean {
  return !result.ok && result.failure.code === "worker-stopped";
}
