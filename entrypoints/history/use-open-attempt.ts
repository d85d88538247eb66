import { useState } from "preact/hooks";
import type { Trouble } from "../../components/result/Result.tsx";
import { send } from "../../lib/messages/send.ts";
import type { Words } from "../../lib/words/en.ts";

/**
 * The one result that is open.
 * @param readAgain has what is shown of an attempt brought up to date
 */
export function useOpenAttempt(words: Words, readAgain: (attemptId: string) => Promise<void>) {
  const [openId, setOpenId] = useState<string>();
  const [checking, setChecking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();

  const toggle = (attemptId: string) => {
    setTrouble(undefined);
    setOpenId((before) => (before === attemptId ? undefined : attemptId));
  };

  const checkAgain = async (attemptId: string) => {
    setTrouble(undefined);
    setChecking(true);
    const result = await send("check-again", { attemptId });
    if (!result.ok) setTrouble({ heading: words.result.notChecked, failure: result.failure, beside: true });
    await readAgain(attemptId);
    setChecking(false);
  };

  return { openId, checking, trouble, toggle, checkAgain, close: () => setOpenId(undefined) };
}
