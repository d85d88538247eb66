import type { ComponentChildren, RefObject } from "preact";
import type { Failure } from "../../lib/failure.ts";
import { useWords } from "../shared/use-words.ts";

interface PassCodeFieldProps {
  value: string;
  failure: Failure | undefined;
  /** Enter was pressed before it was clear who the customer is. */
  waiting: boolean;
  inputRef: RefObject<HTMLInputElement | null>;
  onType: (text: string) => void;
  /** A whole code or message; it takes the place of what was there. */
  onPaste: (text: string) => void;
  onEnter: () => void;
  /** Whether the code was sent. */
  sent: ComponentChildren;
  /** The button beside it. */
  children: ComponentChildren;
}

/** **Pass code**: what the customer reads out. It is kept nowhere but in this field. */
export function PassCodeField(props: PassCodeFieldProps) {
  const { value, failure, inputRef, onType, onPaste } = props;
  const words = useWords();
  const sentence = failure && words.failures[failure.code];
  const says = sentence ? `${sentence.says} ${sentence.next}` : props.waiting ? words.desk.waitsForCustomer : "";
  return (
    <div class="field field-code">
      <div class="field-head">
        <label for="pass-code">{words.desk.passCode}</label>
        {/* In place of what was said of the code, so that nothing moves. */}
        {says === "" ? (
          props.sent
        ) : (
          <p id="pass-code-note" class={failure ? "note note-warning" : "note"} role="alert">
            {says}
          </p>
        )}
      </div>
      <div class="row">
        <input
          id="pass-code"
          ref={inputRef}
          class="input input-code"
          type="text"
          inputMode="numeric"
          autocomplete="one-time-code"
          spellcheck={false}
          placeholder={words.desk.passCodeHint}
          value={value}
          // Browsers keep what was typed for restoring a tab, on disk, but for
          // `autocomplete="off"`, or if it is the default.
          defaultValue={value}
          aria-invalid={failure !== undefined}
          aria-describedby={failure && "pass-code-note"}
          onPaste={(event) => {
            const text = event.clipboardData?.getData("text/plain") ?? "";
            // A few digits may complete what is there.
            if (/^\s*\d{0,3}\s*$/u.test(text)) return;
            event.preventDefault();
            onPaste(text);
          }}
          onInput={(event) => {
            const text = event.currentTarget.value;
            // Dropped, or filled in by the browser: several characters at once.
            if (text.length > value.length + 3) onPaste(text);
            else onType(text);
          }}
          onKeyDown={(event) => {
            // The form's own Enter does nothing while its button is disabled.
            if (event.key !== "Enter" || event.isComposing) return;
            event.preventDefault();
            // A key that is held down since User is no press.
            if (!event.repeat) props.onEnter();
          }}
        />
        {props.children}
      </div>
    </div>
  );
}
