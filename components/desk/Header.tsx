import type { ComponentChildren } from "preact";
import type { FixId } from "../../lib/fixes/index.ts";
import { FixChooser } from "./FixChooser.tsx";
import { Icon, type IconName } from "../shared/Icon.tsx";
import { useWords } from "../shared/use-words.ts";

interface HeaderProps {
  /** Absent while there is nothing to fix yet. */
  fix?: { chosen: FixId; offered: readonly FixId[]; onChoose: (fixId: FixId) => void };
  onSettings: () => void;
  /** Absent if the desk is in the side panel already, or the browser has none. */
  onSidePanel?: (() => void) | undefined;
  onHistory?: () => void;
  /** Results that nobody has seen, and that the desk doesn't show. */
  unseen?: number;
  /** Absent while there is nothing to lock. */
  onLock?: () => void;
  /** A mark beside the buttons. */
  note?: ComponentChildren;
}

export function Header({ fix, onSettings, onSidePanel, onHistory, unseen = 0, onLock, note }: HeaderProps) {
  const words = useWords();
  return (
    <header class="header">
      <h1 class={fix ? "off-screen" : ""}>{words.appName}</h1>
      {fix && <FixChooser {...fix} />}
      {note}
      {onSidePanel && <IconButton icon="panel" name={words.desk.sidePanel} onPress={onSidePanel} />}
      {onHistory && (
        <IconButton
          icon="clock"
          name={unseen === 0 ? words.desk.history : words.desk.historyNews(unseen)}
          hasNews={unseen > 0}
          onPress={onHistory}
        />
      )}
      {onLock && <IconButton icon="lock" name={words.desk.lock} onPress={onLock} />}
      <IconButton icon="sliders" name={words.desk.settings} onPress={onSettings} />
    </header>
  );
}

interface IconButtonProps {
  icon: IconName;
  name: string;
  hasNews?: boolean;
  onPress: () => void;
}

function IconButton({ icon, name, hasNews = false, onPress }: IconButtonProps) {
  return (
    <button
      type="button"
      class={hasNews ? "icon-button has-news" : "icon-button"}
      aria-label={name}
      title={name}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  );
}
