import type { ComponentChildren } from "preact";
import { useEffect, useId, useLayoutEffect, useRef, useState } from "preact/hooks";
import { useWords } from "./use-words.ts";

interface FieldProps {
  label: string;
  hint?: string | undefined;
  value: string;
  /** What is wrong with the value and what to do. */
  failure?: string | undefined;
  /** Set by the organisation: shown, and not to be changed. */
  locked?: boolean;
  /** What is said below it is read out as it changes. */
  live?: boolean;
  onType: (text: string) => void;
}

interface TextFieldProps extends FieldProps {
  /** Enter, or the field is left after a change. */
  onCommit?: () => void;
}

export function TextField({ value, onType, onCommit, ...rest }: TextFieldProps) {
  return (
    <Labelled {...rest}>
      {(input) => (
        <input
          {...input}
          type="text"
          class="input"
          value={value}
          autocomplete="off"
          spellcheck={false}
          disabled={rest.locked}
          onInput={(event) => onType(event.currentTarget.value)}
          onChange={onCommit}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.isComposing) onCommit?.();
          }}
        />
      )}
    </Labelled>
  );
}

/**
 * A field whose text is never shown, nor kept by the browser: session restore keeps text inputs,
 * even unsubmitted.
 */
export function SecretField({ value, onType, ...rest }: FieldProps) {
  return (
    <Labelled {...rest}>
      {(input) => (
        <input
          {...input}
          type="password"
          class="input"
          value={value}
          autocomplete="new-password"
          onInput={(event) => onType(event.currentTarget.value)}
        />
      )}
    </Labelled>
  );
}

/**
 * A secret that is shown while the agent wants to see it: a new passphrase is entered once, not
 * twice.
 */
export function ShownSecretField({ value, onType, ...rest }: FieldProps) {
  const { unlock } = useWords();
  const [shown, setShown] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // By hand: an input of another type is another element to Preact's types.
  useLayoutEffect(() => {
    if (field.current) field.current.type = shown ? "text" : "password";
  }, [shown]);
  // Whoever sends it has seen it.
  useEffect(() => {
    const form = field.current?.form;
    const hide = () => setShown(false);
    form?.addEventListener("submit", hide);
    return () => form?.removeEventListener("submit", hide);
  }, []);
  return (
    <Labelled {...rest}>
      {(input) => (
        <div class="row">
          <input
            {...input}
            ref={field}
            type="password"
            class="input"
            value={value}
            // While it is shown, Chromium would keep it on disk for restoring the tab.
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => onType(event.currentTarget.value)}
          />
          <button type="button" class="button" onClick={() => setShown(!shown)}>
            {shown ? unlock.hide : unlock.show}
          </button>
        </div>
      )}
    </Labelled>
  );
}

interface CheckFieldProps {
  label: string;
  hint: string;
  checked: boolean;
  onCheck: (checked: boolean) => void;
}

export function CheckField({ label, hint, checked, onCheck }: CheckFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label class="check">
        <input
          type="checkbox"
          checked={checked}
          aria-describedby={`${id}-note`}
          onChange={(event) => onCheck(event.currentTarget.checked)}
        />
        {label}
      </label>
      <p id={`${id}-note`} class="note">
        {hint}
      </p>
    </div>
  );
}

interface LabelledProps extends Omit<FieldProps, "value" | "onType"> {
  children: (input: { id: string; "aria-invalid": boolean; "aria-describedby": string }) => ComponentChildren;
}

/** A label above, and below what is wrong or else what helps. */
function Labelled({ label, hint, failure, locked = false, live = false, children }: LabelledProps) {
  const words = useWords();
  const id = useId();
  const invalid = failure !== undefined;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, "aria-invalid": invalid, "aria-describedby": `${id}-note` })}
      <p id={`${id}-note`} class={invalid ? "note note-bad" : "note"} aria-live={live ? "polite" : undefined}>
        {failure ?? (locked ? words.setByOrganisation : hint)}
      </p>
    </div>
  );
}
