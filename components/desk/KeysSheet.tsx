import { deskKeys } from "../shared/desk-keys.ts";
import { Sheet } from "../shared/Sheet.tsx";
import { useWords } from "../shared/use-words.ts";

/** Every key of the desk, opened by `?`. */
export function KeysSheet({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const { desk, keys } = words;
  return (
    <Sheet title={desk.keys} close={keys.close} onClose={onClose}>
      <dl class="keys">
        {deskKeys(words).map(([key, does]) => (
          <div key={does}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p>
        <a href="help.html" target="_blank">
          {words.footer.help}
        </a>
      </p>
    </Sheet>
  );
}
