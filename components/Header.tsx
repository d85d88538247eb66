import { Icon } from "./Icon.tsx";
import { useWords } from "./use-words.ts";

interface HeaderProps {
  onSettings: () => void;
  /** Absent while there is nothing to lock. */
  onLock?: () => void;
}

export function Header({ onSettings, onLock }: HeaderProps) {
  const words = useWords();
  return (
    <header class="header">
      <h1>{words.appName}</h1>
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
