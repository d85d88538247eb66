import { useEffect, useState } from "preact/hooks";
import { deskShortcut } from "../../lib/desk/open-pages.ts";
import type { DeskState } from "../../lib/desk/desk-state.ts";

interface FirstRun {
  /** Whether nothing was set up when the page opened. */
  isFirst: boolean;
  shortcut: string;
}

/** A page that opens before anything is set up leads through it, and says what comes next. */
export function useFirstRun(state: DeskState | undefined): FirstRun {
  const [isFirst, setIsFirst] = useState<boolean>();
  const [shortcut, setShortcut] = useState("");
  if (state && isFirst === undefined) setIsFirst(state.settings === null);
  useEffect(() => {
    if (isFirst === true) void deskShortcut().then(setShortcut);
  }, [isFirst]);
  return { isFirst: isFirst === true, shortcut };
}
