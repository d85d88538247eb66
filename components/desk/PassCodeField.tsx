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
  return (
    <div class="field">
      <div class="field-head">
        <label for="pass-code">{words.desk.passCode}</label>
        {props.sent}
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
          aria-describedby={failure && "pass-code-failure"}
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
            props.onEnter();
          }}
        />
        {props.children}
      </div>
      {sentence && (
        <p id="pass-code-failure" class="note note-warning" role="alert">
          {sentence.says} {sentence.next}
        </p>
      )}
      <p class="note" role={props.waiting ? "alert" : undefined}>
        {props.waiting ? words.desk.waitsForCustomer : ""}
      </p>
    </div>
  );
}
