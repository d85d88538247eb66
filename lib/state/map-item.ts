/** A stored map that several tasks of the worker write to. */
export interface MapItem<T> {
  readonly key: string;
  getValue(): Promise<Record<string, T>>;
  setValue(map: Record<string, T>): Promise<void>;
  removeValue(): Promise<void>;
}

/** Entries kept; a desk looks at one, and goes back to a few. */
const KEPT = 50;

/**
 * Sets one entry, one writer at a time so that none is lost, and drops the oldest beyond what is
 * kept.
 */
export function setEntry<T>(item: MapItem<T>, key: string, value: T): Promise<void> {
  return change(item, (map) => {
    const others = Object.entries(map).filter(([other]) => other !== key);
    return [...others.slice(1 - KEPT), [key, value]];
  });
}

/** Removes the entries that `isRemoved` picks, in the same order of writers. */
export function removeEntries<T>(item: MapItem<T>, isRemoved: (value: T) => boolean): Promise<void> {
  return change(item, (map) => Object.entries(map).filter(([, value]) => !isRemoved(value)));
}

/** Removes them all, and none comes back with an entry that is just being set. */
export function removeAll<T>(item: MapItem<T>): Promise<void> {
  return inTurn(item, () => item.removeValue());
}

function change<T>(item: MapItem<T>, entriesOf: (map: Record<string, T>) => [string, T][]): Promise<void> {
  return inTurn(item, async () => setNewest(item, entriesOf(await item.getValue())));
}

/** Under a Web Lock: the browser gives it back when a worker ends in the middle. */
async function inTurn<T>(item: MapItem<T>, work: () => Promise<void>): Promise<void> {
  await navigator.locks.request(`change ${item.key}`, work);
}

/** Where memory is full, the older half gives way, until the newest fits or fails alone. */
async function setNewest<T>(item: MapItem<T>, entries: [string, T][]): Promise<void> {
  try {
    await item.setValue(Object.fromEntries(entries));
  } catch (error) {
    if (entries.length < 2) throw error;
    await setNewest(item, entries.slice(Math.ceil(entries.length / 2)));
  }
}
