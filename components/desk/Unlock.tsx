import { useEffect, useRef, useState } from "preact/hooks";
import type { Failure } from "../../lib/failure.ts";
import { useNow } from "../shared/use-now.ts";
import { useWords } from "../shared/use-words.ts";

export interface UnlockProps {
  failure: Failure | undefined;
  busy: boolean;
  onUnlock: (passphrase: string) => void;
}

/** What a locked desk shows: one field, one button. */
export function Unlock({ failure, busy, onUnlock }: UnlockProps) {
  const words = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [passphrase, setPassphrase] = useState("");
  useEffect(() => input.current?.focus(), []);
  // A wrong passphrase stays, selected: often one letter is off.
  useEffect(() => {
    if (failure) input.current?.select();
  }, [failure]);
  const sentence = failure && words.failures[failure.code];
  const retryAt = failure?.retryAt ?? 0;
  const seconds = Math.max(0, Math.ceil((retryAt - useNow(retryAt)) / 1_000));
  return (
    <form
      class="desk"
      aria-label={words.unlock.title}
      aria-busy={busy}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (passphrase !== "" && !busy && seconds === 0) onUnlock(passphrase);
      }}
    >
      <div class="field">
        <label for="passphrase">{words.unlock.passphrase}</label>
        <input
          id="passphrase"
          ref={input}
          class="input"
          type="password"
          autocomplete="current-password"
          value={passphrase}
          aria-invalid={failure !== undefined}
          aria-describedby={failure && "passphrase-failure"}
          onInput={(event) => setPassphrase(event.currentTarget.value)}
        />
        {sentence && (
          <p id="passphrase-failure" class="note note-warning" role="alert">
            {sentence.says} {sentence.next}
          </p>
        )}
        {/* Not part of the alert: a screen reader would read out every second. */}
        {seconds > 0 && <p class="note">{words.unlock.waitFor(seconds)}</p>}
      </div>
      <button type="submit" class="button button-primary button-wide">
        {busy ? words.unlock.unlocking : words.unlock.unlock}
      </button>
    </form>
  );
}
