import type { Attempt } from "../../../lib/state/attempt.ts";
import { entryOf, JOURNAL_NAME, JOURNAL_VERSION } from "../../../lib/journal/database.ts";
import type { Extension } from "./extension.ts";

const READ = `chrome.runtime.sendMessage({ name: "read-attempt", payload: { attemptId: "none" } })`;

/**
 * Writes attempts into the journal, past the worker: with the times and IDs that the test wants.
 * @param version another one than the product's makes a journal that it can't read
 */
export async function seedJournal(
  extension: Extension,
  attempts: readonly Attempt[],
  version = JOURNAL_VERSION,
): Promise<void> {
  // Reading makes the journal where there is none. A worker that is merely awake may have lost the one that it had to a reset.
  if (version === JOURNAL_VERSION) await extension.inBarePage(READ);
  else await extension.killWorker();
  await extension.inBarePage(`new Promise((resolve, reject) => {
    const opening = indexedDB.open(${JSON.stringify(JOURNAL_NAME)}, ${version});
    opening.onerror = () => reject(opening.error);
    opening.onupgradeneeded = () => ${version === JOURNAL_VERSION} && reject(new Error("The worker made no journal"));
    opening.onsuccess = () => {
      const db = opening.result;
      const entries = ${JSON.stringify(attempts.map(entryOf))};
      if (entries.length > 0) {
        const transaction = db.transaction("attempts", "readwrite");
        for (const entry of entries) transaction.objectStore("attempts").put(entry);
        transaction.oncomplete = () => { db.close(); resolve(); };
        transaction.onerror = () => reject(transaction.error);
      } else { db.close(); resolve(); }
    };
  })`);
}
