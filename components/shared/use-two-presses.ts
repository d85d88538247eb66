import { useRef, useState } from "preact/hooks";

/** Milliseconds in which a second press is a slip of the finger: a stutter, or a double click. */
const SLIP = 500;

interface TwoPresses {
  /** The first press was made. */
  armed: boolean;
  disarm: () => void;
  /** Whether this press is the second one, and meant. */
  press: (event: Pick<UIEvent, "detail">) => boolean;
  /** A key that is held down is one press. */
  onKeyDown: (event: KeyboardEvent) => void;
}

/**
 * For a button that acts only when it is pressed twice.
 * @param about what it is for: with another the first press is taken back
 */
export function useTwoPresses(about = ""): TwoPresses {
  const [armedFor, setArmedFor] = useState<string>();
  const armedAt = useRef(0);
  const armed = armedFor === about;
  const disarm = () => setArmedFor(undefined);
  return {
    armed,
    disarm,
    press: ({ detail }) => {
      if (!armed) {
        armedAt.current = Date.now();
        setArmedFor(about);
        return false;
      }
      // A system's double click can take longer. A clock that was set back must not hold it up.
      const isMeant = detail < 2 && Math.abs(Date.now() - armedAt.current) >= SLIP;
      if (isMeant) disarm();
      return isMeant;
    },
    onKeyDown: (event) => {
      if (event.repeat) event.preventDefault();
    },
  };
}
