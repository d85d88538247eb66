import { useEffect } from "preact/hooks";
import { Isolated } from "../shared/Isolated.tsx";
import { useTwoPresses } from "../shared/use-two-presses.ts";
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

/**
 * The one button that changes something. It submits the form; if no code is asked for, only the
 * second press does.
 */
export function ApplyButton(props: ApplyButtonProps) {
  const { label, armedLabel, about, disabled, applying, onArmed } = props;
  const twoPresses = useTwoPresses(about);
  const armed = armedLabel !== undefined && twoPresses.armed && !applying;
  useEffect(twoPresses.disarm, [about, applying]);
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
      onBlur={twoPresses.disarm}
      onKeyDown={(event) => {
        if (armedLabel !== undefined) twoPresses.onKeyDown(event);
        if (event.key !== "Escape" || !armed) return;
        event.preventDefault();
        event.stopPropagation();
        twoPresses.disarm();
      }}
      onClick={(event) => {
        if (armedLabel === undefined || applying || twoPresses.press(event)) return;
        event.preventDefault();
        if (!armed) onArmed(Date.now());
      }}
    >
      <span aria-live="polite">{armed ? armedLabel : <Isolated text={label} parts={props.isolated} />}</span>
    </button>
  );
}
