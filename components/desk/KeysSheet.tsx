import { Sheet } from "../shared/Sheet.tsx";
import { useWords } from "../shared/use-words.ts";

/** Every key of the desk, opened by `?`. */
export function KeysSheet({ onClose }: { onClose: () => void }) {
  const { keys } = useWords();
  const rows: [key: string, does: string][] = [
    ["Enter", keys.find],
    ["Enter", keys.apply],
    ["↓ ↑", keys.choose],
    ["Esc", keys.clear],
    ["Alt+Z", keys.undo],
    ["Alt+S", keys.sendCode],
    ["Alt+A", keys.checkAgain],
    ["Alt+C", keys.copyId],
    ["Alt+T", keys.copyTicket],
    ["?", keys.sheet],
  ];
  return (
    <Sheet title={keys.title} close={keys.close} onClose={onClose}>
      <dl class="keys">
        {rows.map(([key, does]) => (
          <div key={does}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  );
}
