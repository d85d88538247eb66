import { failed, type Result } from "../failure.ts";
import { passphraseTriesItem } from "../state/items.ts";

/** So many are free: fingers slip. */
const FREE_TRIES = 5;
const LONGEST_WAIT = 300_000;

/**
 * Milliseconds to wait after so many wrong passphrases: 1 s after the fifth, twice as long after
 * each one more, 5 min at most.
 */
export function waitAfter(wrong: number): number {
  return wrong < FREE_TRIES ? 0 : Math.min(1_000 * 2 ** (wrong - FREE_TRIES), LONGEST_WAIT);
}

/**
 * Tries a passphrase, one at a time in the whole browser, and slows down who guesses. A try counts
 * on disk before its outcome is known, so a restart gives none back.
 * @param open fails with `wrong-passphrase` for a wrong one
 */
export function tryPassphrase<T>(open: () => Promise<Result<T>>): Promise<Result<T>> {
  return navigator.locks.request("passphrase", async () => {
    const before = await passphraseTriesItem.getValue();
    // A clock that was set back must not make anybody wait for longer than the wait.
    if (before.at > Date.now()) await passphraseTriesItem.setValue({ ...before, at: Date.now() });
    const retryAt = Math.min(before.at, Date.now()) + waitAfter(before.wrong);
    if (Date.now() < retryAt) return failed("too-many-tries", { retryAt });

    await passphraseTriesItem.setValue({ wrong: before.wrong + 1, at: Date.now() });
    const opened = await open();
    if (opened.ok) await passphraseTriesItem.removeValue();
    else if (opened.failure.code !== "wrong-passphrase") await passphraseTriesItem.setValue(before);
    else return { ...opened, failure: { ...opened.failure, ...(await slowDown()) } };
    return opened;
  });
}

/** The wait counts from the end of the try: it took a moment itself. */
async function slowDown(): Promise<{ retryAt?: number }> {
  const { wrong } = await passphraseTriesItem.getValue();
  await passphraseTriesItem.setValue({ wrong, at: Date.now() });
  const wait = waitAfter(wrong);
  return wait === 0 ? {} : { retryAt: Date.now() + wait };
}
