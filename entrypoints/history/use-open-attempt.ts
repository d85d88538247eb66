import { useState } from "preact/hooks";
import type { Trouble } from "../../components/result/Result.tsx";
import { send } from "../../lib/messages/send.ts";

/** The result that is open, and what went wrong with it since. */
interface Open {
  attemptId?: string;
  trouble?: Trouble;
}

/**
 * The one result that is open.
 * @param readAgain has what is shown of an attempt brought up to date
 */
export function useOpenAttempt(readAgain: (attemptId: string) => Promise<void>) {
  const [open, setOpen] = useState<Open>({});
  /** Those that are being checked again, open or not. */
  const [checked, setChecked] = useState<readonly string[]>([]);

  const toggle = (attemptId: string) => setOpen((now) => (now.attemptId === attemptId ? {} : { attemptId }));

  /** Another attempt may be open by now; this is not about it. */
  const setTrouble = (attemptId: string, trouble?: Trouble) =>
    setOpen((now) => (now.attemptId === attemptId ? { attemptId, ...(trouble && { trouble }) } : now));

  const checkAgain = async (attemptId: string) => {
    setTrouble(attemptId);
    setChecked((now) => [...now, attemptId]);
    const result = await send("check-again", { attemptId });
    if (!result.ok)
      setTrouble(attemptId, { heading: (words) => words.result.notChecked, failure: result.failure, beside: true });
    await readAgain(attemptId);
    setChecked((now) => now.filter((one) => one !== attemptId));
  };

  return {
    openId: open.attemptId,
    checking: open.attemptId !== undefined && checked.includes(open.attemptId),
    trouble: open.trouble,
    toggle,
    checkAgain,
    close: () => setOpen({}),
  };
}
