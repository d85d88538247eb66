import { Header } from "../../components/desk/Header.tsx";
import { Notice } from "../../components/shared/Notice.tsx";
import { Unlock } from "../../components/shared/Unlock.tsx";
import { useWords } from "../../components/shared/use-words.ts";
import type { Barrier } from "../../lib/desk/desk-state.ts";
import type { Failure } from "../../lib/failure.ts";
import { openHistory, openSettings } from "../../lib/desk/open-pages.ts";
import { requestPermission } from "../../lib/settings/permission.ts";
import { originsOf } from "../../lib/settings/service-address.ts";

interface BeforeDeskProps {
  barrier: Barrier;
  /** Those that the browser has to allow; none before the set-up. */
  addresses: readonly string[];
  inPanel: boolean;
  /** Results that nobody has seen. */
  unseen: number;
  failure: Failure | undefined;
  unlocking: boolean;
  onUnlock: (passphrase: string) => void;
}

/**
 * What has to be done before there is a desk: a sentence, and the button or the field that does it.
 * The history can be read meanwhile.
 */
export function BeforeDesk(props: BeforeDeskProps) {
  return (
    <>
      <Header onHistory={openHistory} unseen={props.unseen} onSettings={openSettings} />
      <WhatToDo {...props} />
    </>
  );
}

function WhatToDo({ barrier, addresses, inPanel, failure, unlocking, onUnlock }: BeforeDeskProps) {
  const { setUp, permission, failures } = useWords();
  if (barrier === "locked")
    return <Unlock failure={failure} busy={unlocking} onUnlock={onUnlock} onSettings={openSettings} />;
  if (barrier === "not-set-up") return <ToSettings title={setUp.title} text={setUp.text} />;
  const { says, next } = failures[barrier];
  if (barrier !== "no-permission") return <ToSettings title={says} text={next} />;

  const { title, allow, allowText } = permission;
  // The browser's question would close a popup; the settings page has the button on top.
  if (!inPanel || addresses.length === 0) return <ToSettings title={title} text={`${says} ${next}`} />;
  return (
    <Notice
      title={title}
      text={allowText(originsOf(addresses))}
      action={allow}
      onAction={() => void requestPermission(addresses)}
    />
  );
}

function ToSettings(notice: { title: string; text: string }) {
  const { setUp } = useWords();
  return <Notice {...notice} action={setUp.open} onAction={openSettings} />;
}
