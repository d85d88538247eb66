import { useEffect, useState } from "preact/hooks";
import type { SetUpStep } from "../../components/settings/SetUpGuide.tsx";
import { deskShortcut } from "../../lib/desk/open-pages.ts";
import type { DeskState } from "../../lib/desk/desk-state.ts";

interface FirstRun {
  /** Absent where the extension was set up when the page opened. */
  step: SetUpStep | undefined;
  shortcut: string;
  /** The connection was tested, with success. */
  connected: () => void;
}

/** A page that opens before anything is set up leads through it, up to a connection that works. */
export function useFirstRun(state: DeskState | undefined): FirstRun {
  const [isFirst, setIsFirst] = useState<boolean>();
  const [works, setWorks] = useState(false);
  const [shortcut, setShortcut] = useState("");
  if (state && isFirst === undefined) setIsFirst(state.settings === null);
  useEffect(() => {
    if (isFirst === true) void deskShortcut().then(setShortcut);
  }, [isFirst]);

  const step = works ? "start" : state?.settings ? "test" : "enter";
  return { step: isFirst === true ? step : undefined, shortcut, connected: () => setWorks(true) };
}
