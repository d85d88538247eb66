import { useState } from "preact/hooks";
import type { Attempt } from "../../lib/state/attempt.ts";
import type { Trouble } from "../result/Result.tsx";
import { TicketButton } from "../result/TicketButton.tsx";
import { useWords } from "../shared/use-words.ts";
import { KeysSheet } from "./KeysSheet.tsx";
import { withKey } from "../shared/with-key.ts";

interface DeskFootProps {
  attempt: Attempt | undefined;
  trouble: Trouble | undefined;
  /** Clears the desk; absent while there is no result to leave. */
  onNext: (() => void) | undefined;
  onUndo: (() => void) | undefined;
}

/**
 * The row at the desk's foot, always in the same place: what leads away from a result, what leads
 * back, and the keys.
 */
export function DeskFoot({ attempt, trouble, onNext, onUndo }: DeskFootProps) {
  const words = useWords();
  const { desk, after } = words;
  const [keysShown, showKeys] = useState(false);
  return (
    <div class="desk-foot">
      <TicketButton attempt={trouble && trouble.beside !== true ? undefined : attempt} trouble={trouble} />
      {onNext && (
        <button type="button" class="button" data-key="Esc" title={withKey(after.nextCustomer, "Esc")} onClick={onNext}>
          {after.nextCustomer}
        </button>
      )}
      {onUndo && (
        <button
          type="button"
          class="button button-quiet"
          data-key="Alt Z"
          aria-keyshortcuts="Alt+Z"
          title={withKey(desk.undo, "Alt+Z")}
          onClick={onUndo}
        >
          {desk.undo}
        </button>
      )}
      <button
        type="button"
        class="icon-button keys-button"
        aria-label={desk.keys}
        aria-keyshortcuts="?"
        title={withKey(desk.keys, "?")}
        onClick={() => showKeys(true)}
      >
        ?
      </button>
      {keysShown && <KeysSheet onClose={() => showKeys(false)} />}
    </div>
  );
}
