import { useRef, useState } from "preact/hooks";
import { passCodeIn } from "../../lib/customer/pass-code.ts";
import { westernDigits } from "../../lib/authing/western-digits.ts";
import type { Failure } from "../../lib/failure.ts";

/** What is in **Pass code**, and what is wrong with it. */
export function usePassCode() {
  const input = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState({ text: "", typedAt: 0 });
  const [failure, setFailure] = useState<Failure>();

  return {
    input,
    ...code,
    failure,
    type(text: string) {
      setCode({ text, typedAt: Date.now() });
      setFailure(undefined);
    },
    /** A whole code or message takes the place of what was there. */
    paste(text: string) {
      const read = passCodeIn(text);
      setCode({ text: read.ok ? read.value : text, typedAt: Date.now() });
      setFailure(read.ok ? undefined : read.failure);
    },
    /** The next code is typed over the one that is there. */
    select() {
      input.current?.focus();
      input.current?.select();
    },
    forget() {
      setCode({ text: "", typedAt: 0 });
      setFailure(undefined);
    },
    /**
     * The digits to send; absent if they are to be mended, or to be seen first: the next press
     * sends them.
     */
    read(): string | undefined {
      const read = passCodeIn(code.text);
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
