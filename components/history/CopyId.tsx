import { useState } from "preact/hooks";
import type { ToldId } from "../../lib/failure.ts";
import { copiedId } from "../../lib/words/one-line.ts";
import { CopyByHand } from "../result/CopyByHand.tsx";
import { Icon } from "../shared/Icon.tsx";
import { useWords } from "../shared/use-words.ts";

/** Copies the ID of a row without opening it. */
export function CopyId({ told }: { told: ToldId }) {
  const { result } = useWords();
  const [copied, setCopied] = useState(false);
  const [byHand, setByHand] = useState(false);
  const text = copiedId(told.id);
  const label = told.kind === "unique" ? result.copyUniqueId : result.copyRequestId;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setByHand(true),
    );
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={label}
        title={copied ? result.copied : label}
        onClick={() => void copy()}
      >
        <Icon name={copied ? "check" : "copy"} />
        <span class="off-screen" aria-live="polite">
          {copied ? result.copied : ""}
        </span>
      </button>
      {byHand && <CopyByHand text={text} onClose={() => setByHand(false)} />}
    </>
  );
}
