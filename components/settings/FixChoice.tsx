import { useEffect, useState } from "preact/hooks";
import { FIX_FACTS, fixIds } from "../../lib/fixes/fix-ids.ts";
import type { FixId } from "../../lib/fixes/index.ts";
import { CheckField } from "../shared/Field.tsx";
import { settingsWords } from "../../lib/words/settings-words.ts";
import { usePageWords } from "../shared/use-words.ts";
import { useSaving } from "./use-saving.ts";

interface FixChoiceProps {
  initial: readonly FixId[];
  /** The organisation decides. */
  managed: boolean;
  /** Rejects if it could not be saved. */
  onSave: (chosen: FixId[]) => Promise<void>;
}

/** Which fixes are on the desk, each with what it can do. Saved as it is checked. */
export function FixChoice({ initial, managed, onSave }: FixChoiceProps) {
  const words = usePageWords(settingsWords);
  const { fixChoice } = words;
  const [chosen, setChosen] = useState<readonly FixId[]>(initial);
  const [isLast, setIsLast] = useState(false);
  const { said, follow, forget } = useSaving(fixChoice.saved);
  // Another window can save too.
  useEffect(() => setChosen(initial), [initial.join()]);
  const check = (fixId: FixId, on: boolean) => {
    const next = fixIds.filter((id) => (id === fixId ? on : chosen.includes(id)));
    // A new array also if nothing changes, so that the browser's own check mark is taken back.
    setChosen(next.length === 0 ? [...chosen] : next);
    setIsLast(next.length === 0);
    if (next.length === 0) forget();
    else follow(onSave(next));
  };
  const note = isLast ? fixChoice.none : (said?.text ?? fixChoice.hint);
  return (
    <section class="settings" aria-labelledby="fixes-title">
      <h2 id="fixes-title">{fixChoice.title}</h2>
      <fieldset class="plain" disabled={managed} aria-labelledby="fixes-title" aria-describedby="fixes-note">
        {fixIds.map((id) => (
          <CheckField
            key={id}
            label={words.fixes[id].name}
            hint={FIX_FACTS[id].asksForCode ? words.fixes[id].about : `${words.fixes[id].about} ${words.desk.noCode}`}
            checked={chosen.includes(id)}
            onCheck={(on) => check(id, on)}
          />
        ))}
      </fieldset>
      <p id="fixes-note" class={isLast || said?.isBad ? "note note-warning" : "note"} aria-live="polite">
        {managed ? fixChoice.managed : note}
      </p>
    </section>
  );
}
