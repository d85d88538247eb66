import { CopyByHand } from "./CopyByHand.tsx";
import { Icon } from "../shared/Icon.tsx";
import { useCopy, type Copied } from "../shared/use-copy.ts";
import { useWords } from "../shared/use-words.ts";
import { withKey } from "../shared/with-key.ts";

interface CopyButtonProps {
  label: string;
  /** What is on it, if there is little room. */
  short?: string;
  class: string;
  /** Made when it is asked for: hardly any of it is. */
  content: () => Copied;
  /** Pressed by these keys too, as `aria-keyshortcuts` writes them: `Alt+C`. */
  shortcut: string;
}

/** Copies a text and says so. Its name stays the same, so that it can be found again by it. */
export function CopyButton({ label, short = label, content, shortcut, ...look }: CopyButtonProps) {
  const { result } = useWords();
  const { copied, byHand, copy, close } = useCopy();
  const done = copied !== undefined && copied === content().text;
  return (
    <>
      <button
        type="button"
        class={look.class}
        aria-label={label}
        // That it is copied is read out below, once.
        aria-live="off"
        aria-keyshortcuts={shortcut}
        title={withKey(label, shortcut)}
        onClick={() => void copy(content())}
      >
        <Icon name={done ? "check" : "copy"} />
        {done ? result.copied : short}
      </button>
      <span class="off-screen" aria-live="polite">
        {done && result.copied}
      </span>
      {byHand !== undefined && <CopyByHand text={byHand} onClose={close} />}
    </>
  );
}
