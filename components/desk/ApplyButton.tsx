import { useEffect, useRef, useState } from "preact/hooks";
import { Isolated } from "../shared/Isolated.tsx";
import { withKey } from "../shared/with-key.ts";

interface ApplyButtonProps {
  /** What one press does, and to whom. */
  label: string;
  /** Names and numbers in it, each in its own direction. */
  isolated: readonly (string | undefined)[];
  /** Not if a refusal is foretold. */
  primary: boolean;
  /** The label after the first press, if it takes two; absent if a code takes its place. */
  armedLabel: string | undefined;
  /** What the first press was for. With another customer or another target it is taken back. */
  about: string;
  disabled: boolean;
  /** An attempt is under way: it can still be focused and read. */
  applying: boolean;
  /** Told when the first of two presses was made, in milliseconds since 1970. */
  onArmed: (at: number) => void;
}

/** Milliseconds in which a second press is a slip of the finger: a stutter, or a double click. */
const SLIP = 500;

/**
 * The one button that changes something. It submits the form; if no code is asked for, only the
 * second press does.
 */
export function ApplyButton(props: ApplyButtonProps) {
  const { label, armedLabel, about, disabled, applying, onArmed } = props;
  const [armedFor, setArmedFor] = useState<string>();
  const armedAt = useRef(0);
  const armed = armedLabel !== undefined && armedFor === about && !applying;
  useEffect(() => setArmedFor(undefined), [about, applying]);
  return (
    <button
      type="submit"
      class={["button button-wide button-main", props.primary && "button-primary", armed && "button-armed"]
        .filter((name) => name !== false)
        .join(" ")}
      data-key="⏎"
      title={withKey(label, "Enter")}
      aria-label={armed ? `${label}: ${armedLabel}` : undefined}
      disabled={disabled}
      aria-disabled={applying}
      onBlur={() => setArmedFor(undefined)}
      onKeyDown={(event) => {
        // A key that is held down is one press.
        if (event.repeat && armedLabel !== undefined) event.preventDefault();
        if (event.key !== "Escape" || !armed) return;
        event.preventDefault();
        event.stopPropagation();
        setArmedFor(undefined);
      }}
      onClick={(event) => {
        if (armedLabel === undefined || applying) return;
        // A system's double click can take longer. A clock that was set back must not hold it up.
        if (armed && event.detail < 2 && Math.abs(Date.now() - armedAt.current) >= SLIP) {
          setArmedFor(undefined);
          return;
        }
        event.preventDefault();
        if (armed) return;
        armedAt.current = Date.now();
        setArmedFor(about);
        onArmed(armedAt.current);
      }}
    >
      <span aria-live="polite">{armed ? armedLabel : <Isolated text={label} parts={props.isolated} />}</span>
    </button>
  );
}
