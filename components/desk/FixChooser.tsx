import { useEffect } from "preact/hooks";
import type { FixId } from "../../lib/fixes/index.ts";
import { useWords } from "../shared/use-words.ts";

interface FixChooserProps {
  chosen: FixId;
  /** The fixes on the desk, in their order. */
  offered: readonly FixId[];
  onChoose: (fixId: FixId) => void;
}

/** Which fix: a list, and Alt with its number from anywhere on the desk. */
export function FixChooser({ chosen, offered, onChoose }: FixChooserProps) {
  const words = useWords();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // By the key's place: with Alt, some layouts make another character of the digit.
      const digit = /^(?:Digit|Numpad)([1-9])$/u.exec(event.code)?.[1];
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || digit === undefined) return;
      const fixId = offered[Number(digit) - 1];
      if (fixId === undefined || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      onChoose(fixId);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [offered, onChoose]);

  const keys = offered.map((_, index) => `Alt+${index + 1}`);
  return (
    <select
      class="chip-select fix-select"
      aria-label={words.desk.fix}
      aria-keyshortcuts={keys.join(" ")}
      title={words.desk.fixKey(keys.join(", "))}
      value={chosen}
      onChange={(event) => {
        const fixId = offered.find((id) => id === event.currentTarget.value);
        if (fixId) onChoose(fixId);
      }}
    >
      {offered.map((id) => (
        <option key={id} value={id}>
          {words.fixes[id].name}
        </option>
      ))}
    </select>
  );
}
