import { useState } from "preact/hooks";
import { copiedId } from "../../lib/words/one-line.ts";
import { Icon } from "../shared/Icon.tsx";
import { useWords } from "../shared/use-words.ts";

interface CopyRequestIdProps {
  requestId: string;
  /** The clipboard could not be reached. */
  onFail: () => void;
}

/** Copies the request ID of a row without opening it. */
export function CopyRequestId({ requestId, onFail }: CopyRequestIdProps) {
  const { result } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard.writeText(copiedId(requestId)).then(() => setCopied(true), onFail);
  return (
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
  );
}
