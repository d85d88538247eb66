import { useState } from "preact/hooks";
import type { Trouble } from "../../components/result/Result.tsx";
import { send } from "../../lib/messages/send.ts";
import type { Words } from "../../lib/words/en.ts";

/** The two lists on the page that can have a result open. */
export type List = "history" | "trace";

/**
 * The one result that is open, and in which list.
 * @param readAgain has what is shown of an attempt brought up to date
 */
export function useOpenAttempt(words: Words, readAgain: (attemptId: string) => Promise<void>) {
  const [opened, setOpened] = useState<{ list: List; attemptId: string }>();
  const [checking, setChecking] = useState(false);
  const [trouble, setTrouble] = useState<Trouble>();

  const toggle = (list: List, attemptId: string) => {
    setTrouble(undefined);
    setOpened((before) => (before?.list === list && before.attemptId === attemptId ? undefined : { list, attemptId }));
  };

  const checkAgain = async (attemptId: string) => {
    setTrouble(undefined);
    setChecking(true);
    const result = await send("check-again", { attemptId });
    if (!result.ok) setTrouble({ heading: words.result.notChecked, failure: result.failure, beside: true });
    await readAgain(attemptId);
    setChecking(false);
  };

  return { opened, checking, trouble, toggle, checkAgain, close: () => setOpened(undefined) };
}
