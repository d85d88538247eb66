import { useRef, useState } from "preact/hooks";
import { settingsWords } from "../../lib/words/settings-words.ts";
import { usePageWords } from "../shared/use-words.ts";

interface Saving {
  /** To be said in the section itself; absent until something was saved, or could not be. */
  said: { text: string; isBad: boolean } | undefined;
  /** Follows a save. The newest one counts. */
  follow: (saving: Promise<unknown>) => void;
  /** What is shown is not what was saved. */
  forget: () => void;
}

/**
 * What came of saving a section that has no button for it.
 * @param saved what to say if it went well
 */
export function useSaving(saved: string): Saving {
  const { settings } = usePageWords(settingsWords);
  const [said, setSaid] = useState<Saving["said"]>();
  const newest = useRef(0);
  const forget = () => {
    newest.current += 1;
    setSaid(undefined);
  };
  const follow = (saving: Promise<unknown>) => {
    forget();
    const mine = newest.current;
    const say = (text: string, isBad: boolean) => {
      if (mine === newest.current) setSaid({ text, isBad });
    };
    saving.then(
      () => say(saved, false),
      () => say(settings.notStored, true),
    );
  };
  return { said, follow, forget };
}
