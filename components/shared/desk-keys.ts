import type { Words } from "../../lib/words/en.ts";

/** Every key of the desk, and what it does: for the sheet of keys and the help page. */
export function deskKeys({ keys, desk, result }: Words): [key: string, does: string][] {
  return [
    ["Enter", keys.find],
    ["Enter", keys.apply],
    ["↓ ↑", keys.choose],
    ["Alt+1…", keys.chooseFix],
    ["Esc", keys.clear],
    ["Alt+Z", desk.undo],
    ["Alt+S", desk.sendCode],
    ["Alt+A", result.checkAgain],
    ["Alt+R", keys.repeat],
    ["Alt+P", keys.putBack],
    ["Alt+C", result.copyRequestId],
    ["Alt+T", result.copyForTicket],
    ["?", keys.sheet],
  ];
}
