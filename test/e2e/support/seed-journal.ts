import type { Attempt } from "../../../lib/attempt.ts";
import { entryOf, JOURNAL_NAME, JOURNAL_VERSION } from "../../../lib/journal-database.ts";
import type { Extension } from "./extension.ts";

/**
 * Writes attempts into the journal, past the worker: with the times and IDs that the test wants.
 * @param version another one than the product's makes a journal that it can't read
 */
export async function seedJournal(
  extension: Extension,
  attempts: readonly Attempt[],
  version = JOURNAL_VERSION,
): Promise<void> {
  const page = await extension.openBarePage();
  if (version === JOURNAL_VERSION) await page.evaluate(`chrome.runtime.sendMessage({ name: "wake", payload: {} })`);
  else await extension.killWorker(page);
  await page.evaluate(`new Promise((resolve, reject) => {
    const opening = indexedDB.open(${JSON.stringify(JOURNAL_NAME)}, ${version});
    opening.onerror = () => reject(opening.error);
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
  await page.close();
}
