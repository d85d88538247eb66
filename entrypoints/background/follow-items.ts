/** Milliseconds without a change after which it is followed: what is over in a moment needs no following, and the answer comes first. */
const MOMENT = 200;

/** Something that can change: a stored item, or what the browser allows. */
interface Followed {
  watch: (changed: () => void) => void;
}

/**
 * Shows now, and after each change of one of the items, what follows from them, where that is not what was shown last. One after the
 * other, so that an older state never ends up on top. To be called while the worker starts, before anything is awaited: a change then
 * wakes it.
 * @param read what follows from the items; plain data, told apart as JSON
 * @param show what fails in it, or in reading, is tried again with the next change
 */
export function followItems<State>(
  items: readonly Followed[],
  read: () => Promise<State>,
  show: (state: State) => Promise<unknown>,
): void {
  let shown = "";
  const follow = async () => {
    const state = await read();
    const now = JSON.stringify(state);
    if (now === shown) return;
    await show(state);
    shown = now;
  };

  let last = Promise.resolve();
  let soon: ReturnType<typeof setTimeout> | undefined;
  const update = () => {
    clearTimeout(soon);
    soon = setTimeout(() => {
      last = last.then(follow).catch(() => undefined);
    }, MOMENT);
  };
  for (const item of items) item.watch(update);
  update();
}
