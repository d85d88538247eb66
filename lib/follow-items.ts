/** Milliseconds without a change after which it is followed: what is over in a moment needs no following, and the answer comes first. */
const MOMENT = 200;

/** Something that can change: a stored item, or what the browser allows. */
interface Followed {
  watch: (changed: () => void) => void;
}

/**
 * Calls `show` once now and again after each change of one of the items, one call after the other, so that an older state never ends
 * up on top. To be called while the worker starts, before anything is awaited: a change then wakes it.
 * @param show what fails in it is tried again with the next change
 */
export function followItems(items: readonly Followed[], show: () => Promise<void>): void {
  let last = Promise.resolve();
  let soon: ReturnType<typeof setTimeout> | undefined;
  const update = () => {
    clearTimeout(soon);
    soon = setTimeout(() => {
      last = last.then(show).catch(() => undefined);
    }, MOMENT);
  };
  for (const item of items) item.watch(update);
  update();
}
