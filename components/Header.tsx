import { Icon } from "./Icon.tsx";
import { useWords } from "./use-words.ts";

interface HeaderProps {
  onSettings: () => void;
  /** Absent where the desk is in the side panel already. */
  onSidePanel?: (() => void) | undefined;
  /** Absent while there is nothing to lock. */
  onLock?: () => void;
}

export function Header({ onSettings, onSidePanel, onLock }: HeaderProps) {
  const words = useWords();
  return (
    <header class="header">
      <h1>{words.appName}</h1>
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
        <Icon name="gear" />
      </button>
    </header>
  );
}
