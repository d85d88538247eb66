/** A stored map that several tasks of the worker write to. */
export interface MapItem<T> {
  getValue(): Promise<Record<string, T>>;
  setValue(map: Record<string, T>): Promise<void>;
}

/** Entries kept; a desk looks at one, and goes back to a few. */
const KEPT = 50;

/** Sets one entry, one writer at a time so that none is lost, and drops the oldest beyond what is kept. */
export async function setEntry<T>(item: MapItem<T>, lockName: string, key: string, value: T): Promise<void> {
  await navigator.locks.request(lockName, async () => {
    const others = Object.entries(await item.getValue()).filter(([other]) => other !== key);
    await item.setValue(Object.fromEntries([...others.slice(1 - KEPT), [key, value]]));
  });
}

/** Removes the entries that `isRemoved` picks, in the same order of writers. */
export async function removeEntries<T>(
  item: MapItem<T>,
  lockName: string,
  isRemoved: (value: T) => boolean,
): Promise<void> {
  await navigator.locks.request(lockName, async () => {
    const kept = Object.entries(await item.getValue()).filter(([, value]) => !isRemoved(value));
    await item.setValue(Object.fromEntries(kept));
  });
}
