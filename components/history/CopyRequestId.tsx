import { useState } from "preact/hooks";
import { copiedId } from "../../lib/words/one-line.ts";
import { CopyByHand } from "../result/CopyByHand.tsx";
import { Icon } from "../shared/Icon.tsx";
import { useWords } from "../shared/use-words.ts";

/** Copies the request ID of a row without opening it. */
export function CopyRequestId({ requestId }: { requestId: string }) {
  const { result } = useWords();
  const [copied, setCopied] = useState(false);
  const [byHand, setByHand] = useState(false);
  const text = copiedId(requestId);
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
        aria-label={result.copyRequestId}
        title={copied ? result.copied : result.copyRequestId}
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
