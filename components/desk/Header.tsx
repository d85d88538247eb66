import type { ComponentChildren } from "preact";
import type { FixId } from "../../lib/fixes/index.ts";
import { FixChooser } from "./FixChooser.tsx";
import { Icon, type IconName } from "../shared/Icon.tsx";
import { useWords } from "../shared/use-words.ts";

interface HeaderProps {
  /** Absent while there is nothing to fix yet. */
  fix?: { chosen: FixId; offered: readonly FixId[]; onChoose: (fixId: FixId) => void };
  onSettings: () => void;
  /** Absent if the desk is in the side panel already. */
  onSidePanel?: (() => void) | undefined;
  onHistory?: () => void;
  /** Absent while there is nothing to lock. */
  onLock?: () => void;
  /** A mark beside the buttons. */
  note?: ComponentChildren;
}

export function Header({ fix, onSettings, onSidePanel, onHistory, onLock, note }: HeaderProps) {
  const words = useWords();
  return (
    <header class="header">
      <h1 class={fix ? "off-screen" : ""}>{words.appName}</h1>
      {fix && <FixChooser {...fix} />}
      {note}
      {onSidePanel && <IconButton icon="panel" name={words.desk.sidePanel} onPress={onSidePanel} />}
      {onHistory && <IconButton icon="clock" name={words.desk.history} onPress={onHistory} />}
      {onLock && <IconButton icon="lock" name={words.desk.lock} onPress={onLock} />}
      <IconButton icon="sliders" name={words.desk.settings} onPress={onSettings} />
    </header>
  );
}

function IconButton({ icon, name, onPress }: { icon: IconName; name: string; onPress: () => void }) {
  return (
    <button type="button" class="icon-button" aria-label={name} title={name} onClick={onPress}>
      <Icon name={icon} />
    </button>
  );
}
