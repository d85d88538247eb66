/*
 * Runs in each page before its own scripts, and notes when the page was ready: milliseconds since the navigation began.
 */

interface Readiness {
  /** The first text field took the focus. */
  focused: number | undefined;
  /** A request ID stood in the Result. */
  result: number | undefined;
}

declare global {
  var readiness: Readiness;
}

globalThis.readiness = { focused: undefined, result: undefined };

addEventListener(
  "focusin",
  ({ target }) => {
    if (target instanceof HTMLInputElement) readiness.focused ??= performance.now();
  },
  true,
);

const observer = new MutationObserver(() => {
  if (document.querySelector('[role="status"] code') === null) return;
  readiness.result = performance.now();
  observer.disconnect();
});
observer.observe(document, { childList: true, subtree: true });

export {};
