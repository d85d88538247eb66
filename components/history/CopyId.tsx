import type { ToldId } from "../../lib/failure.ts";
import { copiedId } from "../../lib/words/one-line.ts";
import { CopyByHand } from "../result/CopyByHand.tsx";
import { Icon } from "../shared/Icon.tsx";
import { useCopy } from "../shared/use-copy.ts";
import { useWords } from "../shared/use-words.ts";

/** Copies the ID of a row without opening it. */
export function CopyId({ told }: { told: ToldId }) {
  const { result } = useWords();
  const { copied, byHand, copy, close } = useCopy();
  const text = copiedId(told.id);
  const label = told.kind === "unique" ? result.copyUniqueId : result.copyRequestId;
  const done = copied === text;
  return (
    <>
      <button
        type="button"
        class="icon-button"
        aria-label={label}
        title={done ? result.copied : label}
        onClick={() => void copy({ text })}
      >
        <Icon name={done ? "check" : "copy"} />
        <span class="off-screen" aria-live="polite">
          {done ? result.copied : ""}
        </span>
      </button>
      {byHand !== undefined && <CopyByHand text={byHand} onClose={close} />}
    </>
  );
}
