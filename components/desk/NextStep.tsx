import { FIX_FACTS } from "../../lib/fixes/fix-ids.ts";
import type { FixId } from "../../lib/fixes/index.ts";
import { useWords } from "../shared/use-words.ts";
import { withKey } from "../shared/with-key.ts";

interface NextStepProps {
  /** The fix that is done. */
  fixId: FixId;
  offered: readonly FixId[];
  onChoose: (fixId: FixId) => void;
}

/** What often comes after a fix that is done, for the same customer. */
export function NextStep({ fixId, offered, onChoose }: NextStepProps) {
  const words = useWords();
  const { next } = FIX_FACTS[fixId];
  if (next === undefined || !offered.includes(next)) return null;
  return (
    <button
      type="button"
      class="button button-wide"
      title={withKey(words.fixes[next].button, `Alt+${offered.indexOf(next) + 1}`)}
      onClick={() => onChoose(next)}
    >
      {words.fixes[next].button}
    </button>
  );
}
