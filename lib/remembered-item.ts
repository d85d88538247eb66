import { browser } from "wxt/browser";
import type { StoredItem } from "./stored-item.ts";

/** By area and name. Empty in a page, which reads each item once or watches it. */
const forgetChanged = new Map<string, (change: { newValue?: unknown }) => void>();
let isRemembering = false;

/**
 * Has this context remember what it read and wrote, so that a press doesn't wait for a dozen questions to the browser. For the
 * worker alone: it is nearly the only writer, and what it forgets by dying costs it one reading. To be called while it starts.
 */
export function rememberItems(): void {
  isRemembering = true;
  for (const area of ["local", "session"] as const)
    browser.storage[area].onChanged.addListener((changes) => {
      for (const [name, change] of Object.entries(changes)) forgetChanged.get(`${area} ${name}`)?.(change);
    });
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
  forgetChanged.set(`${item.area} ${item.name}`, ({ newValue }) => {
    // What this context wrote itself comes by as well, and perhaps late; only a value that is not the known one says more. Where
    // nothing is known, a reading may be under way that was answered before the change.
    if (!known || JSON.stringify(newValue ?? item.fallback) !== JSON.stringify(known.value)) forget();
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
