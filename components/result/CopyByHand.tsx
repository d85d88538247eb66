import { useEffect, useRef } from "preact/hooks";
import { Sheet } from "../shared/Sheet.tsx";
import { useWords } from "../shared/use-words.ts";

/** Where the clipboard fails: the text, selected, ready for Ctrl+C. */
export function CopyByHand({ text, onClose }: { text: string; onClose: () => void }) {
  const { result, keys } = useWords();
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    area.current?.focus();
    area.current?.select();
  }, [text]);
  return (
    <Sheet title={result.copyFailed} close={keys.close} onClose={onClose}>
      <textarea
        ref={area}
        class="input"
        aria-label={result.copyFailed}
        readOnly
        rows={Math.min(text.split("\n").length, 10)}
        value={text}
      />
    </Sheet>
  );
}
