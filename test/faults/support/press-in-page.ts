declare global {
  /** Resolves when the last press in this page has taken a moment. */
  var pressSeen: Promise<void> | undefined;
}

/**
 * A press as quick as a page can do it, so that whatever follows can follow at once; runs in the page. Until it has taken a moment
 * (`whileSlow` in `use-requests.ts`) the desk says what it said before, and not that it is busy: the page's own clock, set after the
 * desk's, tells when that is over.
 */
export function pressInPage(): void {
  document.querySelector<HTMLButtonElement>("button[type=submit]")?.click();
  globalThis.pressSeen = new Promise((resolve) => {
    setTimeout(() => setTimeout(resolve, 100));
  });
}
