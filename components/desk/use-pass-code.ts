import { useEffect, useRef, useState } from "preact/hooks";
import { passCodeIn } from "../../lib/customer/pass-code.ts";
import { westernDigits } from "../../lib/authing/western-digits.ts";
import { failed, type Failure, type Result } from "../../lib/failure.ts";
import type { FixId } from "../../lib/fixes/index.ts";

/** Whom a code is for: one fix and one customer; until they are found, what stands in **User**. */
interface CodeOwner {
  fixId: FixId;
  typed: string;
  userId: string | undefined;
}

/**
 * What is in **Pass code**, and what is wrong with it. With another fix or customer it is gone.
 * @param isLookedUp whether there is a look-up for what stands in **User**
 */
export function usePassCode(owner: CodeOwner, isLookedUp: boolean) {
  const input = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState({ text: "", typedAt: 0 });
  const [failure, setFailure] = useState<Failure>();
  const isFor = useRef({ ...owner, typed: "" });

  const enter = (text: string, wrong: Failure | undefined) => {
    setCode({ text, typedAt: Date.now() });
    setFailure(wrong);
    isFor.current = owner;
  };
  const forget = () => {
    setCode({ text: "", typedAt: 0 });
    setFailure(undefined);
  };
  const { fixId, typed, userId } = owner;
  useEffect(() => {
    const was = isFor.current;
    // One that came first is for whoever is looked up next.
    const isOther =
      was.fixId !== fixId ||
      (was.userId === undefined ? was.typed !== "" && was.typed !== typed : was.userId !== userId);
    if (isOther) forget();
    isFor.current = { fixId, typed: isLookedUp ? typed : isOther ? "" : was.typed, userId };
  }, [fixId, userId, typed, isLookedUp]);

  return {
    input,
    ...code,
    failure,
    forget,
    type: (text: string) => enter(text, undefined),
    /** A whole code or message takes the place of what was there. */
    paste: (text: string) => {
      const read = passCodeIn(text);
      enter(read.ok ? read.value : text, read.ok ? undefined : read.failure);
    },
    /** Whom it was typed for is clear now: this user, who is about to be looked up. */
    keepFor: (chosen: string) => void (isFor.current.typed = chosen),
    /** The one that is there is meant for another press. */
    renew: () => setCode((now) => ({ ...now, typedAt: Date.now() })),
    /** The next code is typed over the one that is there. */
    select() {
      input.current?.focus();
      input.current?.select();
    },
    /**
     * The digits to send; absent if they are to be mended, or to be seen first: the next press
     * sends them.
     * @param nothingToDo no code helps, and none is asked for
     */
    read(nothingToDo: boolean): string | undefined {
      const read: Result<string> = nothingToDo ? failed("no-target") : passCodeIn(code.text);
      setFailure(read.ok ? undefined : read.failure);
      if (!read.ok) {
        input.current?.focus();
        return undefined;
      }
      if (read.value === digitsTyped(code.text)) return read.value;
      setCode({ ...code, text: read.value });
      return undefined;
    },
  };
}

/** What an agent sees as digits: in groups, or of another script, but no word beside them. */
function digitsTyped(text: string): string | undefined {
  return /\p{L}/u.test(text) ? undefined : westernDigits(text).replace(/\D/gu, "");
}
