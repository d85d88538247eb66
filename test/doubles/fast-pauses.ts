import { afterEach, beforeEach, vi } from "vitest";

/** Milliseconds: a pause of the product's is within, and the limit of what may take long is beyond. */
const PAUSE = { least: 500, most: 4_999 };

/** In every test of a file: pauses pass at once, and the clock with them. It starts at 08:00 UTC on 2 November 2026. */
export function usePausesThatPassAtOnce(): void {
  const wait = setTimeout;
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 10, 2, 8) });
    vi.stubGlobal("setTimeout", (run: () => void, milliseconds = 0) => {
      const isPause = milliseconds >= PAUSE.least && milliseconds <= PAUSE.most;
      if (!isPause) return wait(run, milliseconds);
      return wait(() => {
        vi.setSystemTime(Date.now() + milliseconds);
        run();
      });
    });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
  });
}
