import type { FixId } from "../lib/fixes/index.ts";
import { fixIds } from "../lib/words/fix-ids.ts";
import { Icon } from "./Icon.tsx";
import { useWords } from "./use-words.ts";

interface HeaderProps {
  /** Absent while there is nothing to fix yet. */
  fix?: { chosen: FixId; offered?: readonly FixId[]; onChoose: (fixId: FixId) => void };
  onSettings: () => void;
  /** Absent where the desk is in the side panel already. */
  onSidePanel?: (() => void) | undefined;
  onHistory?: () => void;
  /** Absent while there is nothing to lock. */
  onLock?: () => void;
}

export function Header({ fix, onSettings, onSidePanel, onHistory, onLock }: HeaderProps) {
  const words = useWords();
  return (
    <header class="header">
      <h1>{words.appName}</h1>
      {fix && (
        <select
          class="chip-select"
          aria-label={words.desk.fix}
          value={fix.chosen}
          onChange={(event) => {
            const chosen = fixIds(words).find((id) => id === event.currentTarget.value);
            if (chosen) fix.onChoose(chosen);
          }}
        >
          {(fix.offered ?? fixIds(words)).map((id) => (
            <option key={id} value={id}>
              {words.fixes[id].name}
            </option>
          ))}
        </select>
      )}
      {onSidePanel && (
        <button
          type="button"
          class="icon-button"
          aria-label={words.desk.sidePanel}
          title={words.desk.sidePanel}
          onClick={onSidePanel}
        >
          <Icon name="panel" />
        </button>
      )}
      {onHistory && (
        <button
          type="button"
          class="icon-button"
          aria-label={words.desk.history}
          title={words.desk.history}
          onClick={onHistory}
        >
          <Icon name="clock" />
        </button>
      )}
      {onLock && (
        <button type="button" class="icon-button" aria-label={words.desk.lock} title={words.desk.lock} onClick={onLock}>
          <Icon name="lock" />
        </button>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={words.desk.settings}
        title={words.desk.settings}
        onClick={onSettings}
      >
        <Icon name="sliders" />
      </button>
    </header>
  );
}
