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
  const [ended, setEnded] = useState<"saved" | "not-stored">();
  const newest = useRef(0);
  const forget = () => {
    newest.current += 1;
    setEnded(undefined);
  };
  const follow = (saving: Promise<unknown>) => {
    forget();
    const mine = newest.current;
    const end = (how: typeof ended) => {
      if (mine === newest.current) setEnded(how);
    };
    saving.then(
      () => end("saved"),
      () => end("not-stored"),
    );
  };
  // Made as it is drawn: the language can change meanwhile.
  const isBad = ended === "not-stored";
  return { said: ended && { text: isBad ? settings.notStored : saved, isBad }, follow, forget };
}
