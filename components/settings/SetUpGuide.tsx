import { setUpWords } from "../../lib/words/set-up.ts";
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
  const { code } = useWords();
  const words = setUpWords[code];
  const now = SET_UP_STEPS.indexOf(step);
  return (
    <section class="set-up">
      <p>{words.text}</p>
      <ol aria-label={words.steps}>
        {SET_UP_STEPS.map((one, index) => (
          <li key={one} class={index < now ? "set-up-done" : ""} aria-current={index === now ? "step" : undefined}>
            <span class="set-up-mark" aria-hidden="true">
              {index < now ? <Icon name="check" /> : index + 1}
            </span>
            {words[one]}
          </li>
        ))}
      </ol>
    </section>
  );
}
