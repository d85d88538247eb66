const SHOWN_ID = '[role="status"] code';

/** Presses the button and resolves when the Result holds another request ID than before. */
export async function pressToAnswer(): Promise<{ milliseconds: number; pressedAt: number; requestId: string }> {
  const button = document.querySelector<HTMLButtonElement>("button[type=submit]");
  if (!button) throw new Error("There is no button to press");
  const before = shownId();
  const shown = new Promise<string>((resolve) => {
    const observer = new MutationObserver(() => {
      const now = shownId();
      if (now === undefined || now === before) return;
      observer.disconnect();
      resolve(now);
    });
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  });
  const start = performance.now();
  button.click();
  const requestId = await shown;
  return { milliseconds: performance.now() - start, pressedAt: performance.timeOrigin + start, requestId };
}

function shownId(): string | undefined {
  return document.querySelector(SHOWN_ID)?.textContent ?? undefined;
}
