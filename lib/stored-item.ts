import { browser } from "wxt/browser";

/** Where a value lies: on disk, or in the memory of the browser's session. */
export type StorageArea = "local" | "session";

/** One value in the browser's storage. */
export interface StoredItem<T> {
  readonly area: StorageArea;
  readonly name: string;
  /** What it is where nothing is stored. */
  readonly fallback: T;
  getValue(): Promise<T>;
  /** What it is in what was found in its area. */
  readonly valueIn: (found: Record<string, unknown>) => T;
  /** Rejects where the storage is full. */
  setValue(value: T): Promise<void>;
  removeValue(): Promise<void>;
  /**
   * Calls back with every change, whoever made it.
   * @returns stops watching
   */
  watch(changed: (value: T) => void): () => void;
}

/**
 * Declares an item. WXT's own storage reads every item once when it is declared, which a popup and a starting worker pay for with
 * two dozen questions to the browser; this one asks when it is asked.
 */
export function storedItem<T>(area: StorageArea, name: string): StoredItem<T | null>;
export function storedItem<T>(area: StorageArea, name: string, fallback: T): StoredItem<T>;
export function storedItem<T>(area: StorageArea, name: string, fallback: T | null = null): StoredItem<T | null> {
  const stored = browser.storage[area];
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the browser knows no types: what lies there is what this item stored
  const valueIn = (found: Record<string, unknown>) => (found[name] as T | null | undefined) ?? fallback;
  return {
    area,
    name,
    fallback,
    valueIn,
    getValue: async () => valueIn(await stored.get(name)),
    setValue: (value) => (value === null ? stored.remove(name) : stored.set({ [name]: value })),
    removeValue: () => stored.remove(name),
    watch(changed) {
      const listener = (changes: Record<string, { newValue?: unknown }>) => {
        if (name in changes) changed(valueIn({ [name]: changes[name]?.newValue }));
      };
      stored.onChanged.addListener(listener);
      return () => stored.onChanged.removeListener(listener);
    },
  };
}
