import type { Screen } from "../../lib/desk/desk-state.ts";
import { barrierOf } from "../../lib/desk/barrier.ts";
import { hasResult } from "../../lib/has-result.ts";

/** What a page is drawn with besides the desk's own file. */
export type Extra = "before-desk" | "result";

/** Key in `localStorage`, which a page can read without waiting. */
const MIRROR = "extra";

export function extraOf(screen: Screen): Extra | undefined {
  if (barrierOf(screen) !== undefined) return "before-desk";
  return hasResult(screen) ? "result" : undefined;
}

/** What the last page was drawn with, known without waiting: this one can load it while it asks what is stored. */
export function mirroredExtra(): Extra | undefined {
  const mirrored = localStorage.getItem(MIRROR);
  return mirrored === "before-desk" || mirrored === "result" ? mirrored : undefined;
}

/** Keeps that, and nothing of what is shown, for the next time. */
export function mirrorExtra(extra: Extra | undefined): void {
  if (extra === mirroredExtra()) return;
  if (extra) localStorage.setItem(MIRROR, extra);
  else localStorage.removeItem(MIRROR);
}
