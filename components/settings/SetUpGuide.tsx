import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../shared/Icon.tsx";
import { useWords } from "../shared/use-words.ts";

const SET_UP_STEPS = ["enter", "test", "start"] as const;
export type SetUpStep = (typeof SET_UP_STEPS)[number];

interface SetUpGuideProps {
  /** The one to be done now. */
  step: SetUpStep;
}

/** Where the first set-up stands, above the form. */
export function SetUpGuide({ step }: SetUpGuideProps) {
  const { firstRun } = useWords();
  const now = SET_UP_STEPS.indexOf(step);
  return (
    <section class="set-up">
      <p>{firstRun.text}</p>
      <ol aria-label={firstRun.steps}>
        {SET_UP_STEPS.map((one, index) => (
          <li key={one} class={index < now ? "set-up-done" : ""} aria-current={index === now ? "step" : undefined}>
            <span class="set-up-mark" aria-hidden="true">
              {index < now ? <Icon name="check" /> : index + 1}
            </span>
            {firstRun[one]}
          </li>
        ))}
      </ol>
    </section>
  );
}

interface SetUpReadyProps {
  /** The keys that open the desk, as the browser words them; empty where there are none. */
  shortcut: string;
  onOpenDesk: () => void;
}

/** What there is to do once the set-up has ended well. */
export function SetUpReady({ shortcut, onOpenDesk }: SetUpReadyProps) {
  const { firstRun } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  // What comes next is the only thing left to press.
  useEffect(() => button.current?.focus(), []);
  return (
    <section class="result result-good set-up-ready" aria-labelledby="set-up-ready">
      <h2 id="set-up-ready">
        <Icon name="check" />
        {firstRun.readyTitle}
      </h2>
      <ul>
        <li>{firstRun.pin}</li>
        <li>{shortcut === "" ? firstRun.noShortcut : firstRun.shortcut(shortcut)}</li>
        <li>{firstRun.select}</li>
        <li>{firstRun.check}</li>
      </ul>
      <div class="buttons">
        <button ref={button} type="button" class="button button-primary" onClick={onOpenDesk}>
          {firstRun.openDesk}
        </button>
      </div>
    </section>
  );
}
