import { useEffect, useRef } from "preact/hooks";
import { Icon } from "../shared/Icon.tsx";
import { settingsWords } from "../../lib/words/settings-words.ts";
import { usePageWords } from "../shared/use-words.ts";

interface SetUpReadyProps {
  /** What **Connect** found out. */
  note: string;
  /** The keys that open the desk, as the browser words them; empty if there are none. */
  shortcut: string;
  onOpenDesk: () => void;
}

/** What there is to do once the set-up has ended well. */
export function SetUpReady({ note, shortcut, onOpenDesk }: SetUpReadyProps) {
  const { firstRun } = usePageWords(settingsWords);
  const button = useRef<HTMLButtonElement>(null);
  // What comes next is the only thing left to press.
  useEffect(() => button.current?.focus(), []);
  return (
    <section class="result result-good set-up-ready" aria-labelledby="set-up-ready">
      <h2 id="set-up-ready">
        <Icon name="check" />
        {firstRun.readyTitle}
      </h2>
      <p role="status">{note}</p>
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
