import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Failure } from "../../lib/failure.ts";
import { useNow } from "./use-now.ts";
import { useWords } from "./use-words.ts";

interface UnlockProps {
  failure: Failure | undefined;
  busy: boolean;
  onUnlock: (passphrase: string) => void;
  onSettings: (() => void) | undefined;
}

/**
 * What a locked desk shows: one field, one button, and what to do if the passphrase is forgotten.
 */
export function Unlock({ failure, busy, onUnlock, onSettings }: UnlockProps) {
  const words = useWords();
  const { unlock } = words;
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [passphrase, setPassphrase] = useState("");
  const [seen, setSeen] = useState(false);
  useEffect(() => input.current?.focus(), []);
  // By hand: to the types an input is one kind or another.
  useLayoutEffect(() => {
    if (input.current) input.current.type = seen ? "text" : "password";
  }, [seen]);
  // A wrong passphrase stays, selected: often one letter is off.
  useEffect(() => {
    if (failure) input.current?.select();
  }, [failure]);
  const sentence = failure && words.failures[failure.code];
  const retryAt = failure?.retryAt ?? 0;
  const seconds = Math.max(0, Math.ceil((retryAt - useNow(retryAt)) / 1_000));
  return (
    <form
      class="desk unlock"
      aria-label={unlock.title}
      aria-busy={busy}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setSeen(false);
        if (passphrase === "") input.current?.focus();
        else if (!busy && seconds === 0) onUnlock(passphrase);
      }}
    >
      <h2>{unlock.title}</h2>
      <p class="muted">{unlock.text}</p>
      <div class="field">
        <label for={id}>{unlock.passphrase}</label>
        <div class="row">
          <input
            id={id}
            ref={input}
            class="input"
            type="password"
            // While it is shown, Chromium would keep it on disk for restoring the tab.
            autocomplete="off"
            spellcheck={false}
            value={passphrase}
            aria-invalid={failure !== undefined}
            aria-describedby={failure && `${id}-failure`}
            onInput={(event) => setPassphrase(event.currentTarget.value)}
          />
          <button type="button" class="button" onClick={() => setSeen(!seen)}>
            {seen ? unlock.hide : unlock.show}
          </button>
        </div>
        {sentence && (
          <p id={`${id}-failure`} class="note note-warning" role="alert">
            {sentence.says} {sentence.next}
          </p>
        )}
        {/* Not part of the alert: a screen reader would read out every second. */}
        {seconds > 0 && <p class="note">{unlock.waitFor(seconds)}</p>}
      </div>
      <button type="submit" class="button button-primary button-wide" data-key="⏎">
        {busy ? unlock.unlocking : unlock.unlock}
      </button>
      <details class="forgotten">
        <summary>{unlock.forgotten}</summary>
        <p>{unlock.forgottenText}</p>
        {onSettings && (
          <button type="button" class="button button-wide" onClick={onSettings}>
            {words.setUp.open}
          </button>
        )}
      </details>
    </form>
  );
}
