import { browser } from "wxt/browser";
import { sameContent } from "./settings/same-content.ts";
import type { StorageArea, StoredItem } from "./stored-item.ts";

interface Memory {
  changed: (change: { newValue?: unknown }) => void;
  /** Takes what the first reading found. */
  read: (found: Record<string, unknown>) => void;
}

/** By name. A page doesn't remember: it reads each item once, or watches it. */
const memories: Record<StorageArea, Map<string, Memory>> = { local: new Map(), session: new Map() };
let isRemembering = false;
/** Resolves when the first reading of everything is over, and is there until then. */
let firstRead: Promise<void> | undefined;

/**
 * Has this context remember what it read and wrote, so that a press doesn't wait for a dozen questions to the browser, and has it
 * read everything at once to begin with. For the worker alone: it is nearly the only writer, and what it forgets by dying costs
 * it one reading. To be called while it starts.
 */
export function rememberItems(): void {
  isRemembering = true;
  for (const area of ["local", "session"] as const)
    browser.storage[area].onChanged.addListener((changes) => {
      for (const [name, change] of Object.entries(changes)) memories[area].get(name)?.changed(change);
    });
  // What can't be read together is read one by one, by those who need it and can say so.
  firstRead = Promise.all([readAll("local"), readAll("session")])
    .then(() => undefined)
    .catch(() => undefined)
    .finally(() => (firstRead = undefined));
}

async function readAll(area: StorageArea): Promise<void> {
  const found = await browser.storage[area].get([...memories[area].keys()]);
  for (const { read } of memories[area].values()) read(found);
}

/** An item that is read from memory where this context remembers. */
export function remembered<T>(item: StoredItem<T>): StoredItem<T> {
  let known: { value: T } | undefined;
  // A reading that began before a change must not bring the old value back.
  let changes = 0;
  const forget = () => {
    known = undefined;
    changes += 1;
  };
  memories[item.area].set(item.name, {
    changed: ({ newValue }) => {
      // What this context wrote itself comes by as well, and perhaps late; only a value that is not the known one says more. Where
      // nothing is known, a reading may be under way that was answered before the change.
      if (!known || !sameContent(newValue ?? item.fallback, known.value)) forget();
    },
    read: (found) => {
      if (changes === 0) known ??= { value: item.valueIn(found) };
    },
  });

  async function write(value: T, writing: () => Promise<void>): Promise<void> {
    forget();
    if (isRemembering) known = { value };
    try {
      await writing();
    } catch (error) {
      forget();
      throw error;
    }
  }

  return {
    ...item,
    async getValue() {
      if (!known && firstRead) await firstRead;
      if (known) return known.value;
      const before = changes;
      const value = await item.getValue();
      if (isRemembering && changes === before) known = { value };
      return value;
    },
    setValue: (value) => write(value, () => item.setValue(value)),
    removeValue: () => write(item.fallback, () => item.removeValue()),
  };
}
