import { useEffect, useRef } from "preact/hooks";
import { setUpWords } from "../../lib/words/set-up.ts";
import { Icon } from "../shared/Icon.tsx";
import { useWords } from "../shared/use-words.ts";

interface SetUpReadyProps {
  /** The keys that open the desk, as the browser words them; empty where there are none. */
  shortcut: string;
  onOpenDesk: () => void;
}

/** What there is to do once the set-up has ended well. */
export function SetUpReady({ shortcut, onOpenDesk }: SetUpReadyProps) {
  const { code } = useWords();
  const words = setUpWords[code];
  const button = useRef<HTMLButtonElement>(null);
  // What comes next is the only thing left to press.
  useEffect(() => button.current?.focus(), []);
  return (
    <section class="result result-good set-up-ready" aria-labelledby="set-up-ready">
      <h2 id="set-up-ready">
        <Icon name="check" />
        {words.readyTitle}
      </h2>
      <ul>
        <li>{words.pin}</li>
        <li>{shortcut === "" ? words.noShortcut : words.shortcut(shortcut)}</li>
        <li>{words.select}</li>
      </ul>
      <div class="buttons">
        <button ref={button} type="button" class="button button-primary" onClick={onOpenDesk}>
          {words.openDesk}
        </button>
      </div>
    </section>
  );
}
