import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { useWords } from "./use-words.ts";

interface FieldProps {
  label: string;
  hint?: string;
  value: string;
  /** What is wrong with the value and what to do. */
  failure?: string | undefined;
  /** Set by the organisation: shown, and not to be changed. */
  locked?: boolean;
  onType: (text: string) => void;
}

export function TextField({ value, onType, ...around }: FieldProps) {
  return (
    <Labelled {...around}>
      {(input) => (
        <input
          {...input}
          type="text"
          class="input"
          value={value}
          autocomplete="off"
          spellcheck={false}
          disabled={around.locked}
          onInput={(event) => onType(event.currentTarget.value)}
        />
      )}
    </Labelled>
  );
}

/** A field whose text is never shown, nor kept by the browser: session restore keeps text inputs, even unsubmitted. */
export function SecretField({ value, onType, ...around }: FieldProps) {
  return (
    <Labelled {...around}>
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
function Labelled({ label, hint, failure, locked = false, children }: LabelledProps) {
  const words = useWords();
  const id = useId();
  const invalid = failure !== undefined;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, "aria-invalid": invalid, "aria-describedby": `${id}-note` })}
      <p id={`${id}-note`} class={invalid ? "note note-bad" : "note"}>
        {failure ?? (locked ? words.setByOrganisation : hint)}
      </p>
    </div>
  );
}
