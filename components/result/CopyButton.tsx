import { useState } from "preact/hooks";
import { Icon } from "../shared/Icon.tsx";
import { useWords } from "../shared/use-words.ts";

interface CopyButtonProps {
  label: string;
  /** Made when it is asked for: hardly any of it is. Plain text, and for editors that take it the same as rich text. */
  content: () => { text: string; html?: string };
  /** Pressed by these keys too, as `aria-keyshortcuts` writes them: `Alt+C`. */
  shortcut: string;
  /** The clipboard could not be reached: the text must be offered some other way. */
  onFail: () => void;
}

/** Copies a text and says so. Its name stays the same, so that it can be found again by it. */
export function CopyButton({ label, content, shortcut, onFail }: CopyButtonProps) {
  const { result } = useWords();
  const [copied, setCopied] = useState("");
  const copy = async () => {
    const { text, html } = content();
    try {
      await (html === undefined ? navigator.clipboard.writeText(text) : navigator.clipboard.write([rich(text, html)]));
      setCopied(text);
    } catch {
      onFail();
    }
  };
  const done = copied !== "" && copied === content().text;
  return (
    <button
      type="button"
      class="button button-small"
      aria-label={label}
      aria-keyshortcuts={shortcut}
      title={`${label} (${shortcut})`}
      onClick={() => void copy()}
    >
      <Icon name={done ? "check" : "copy"} />
      {done ? result.copied : label}
    </button>
  );
}

function rich(text: string, html: string): ClipboardItem {
  return new ClipboardItem({
    "text/plain": new Blob([text], { type: "text/plain" }),
    "text/html": new Blob([html], { type: "text/html" }),
  });
}
