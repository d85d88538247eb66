/** Key in `localStorage`, which a page can read without waiting. */
const MIRROR = "result";

/** Whether the desk was last seen with a result on it, known without waiting: a page can load what it takes while it asks. */
export function hadResult(): boolean {
  return localStorage.getItem(MIRROR) !== null;
}

/** Keeps that, and nothing of the result, for the next time. */
export function mirrorResult(shown: boolean): void {
  if (shown === hadResult()) return;
  if (shown) localStorage.setItem(MIRROR, "shown");
  else localStorage.removeItem(MIRROR);
}
