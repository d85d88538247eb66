import type { Page } from "@playwright/test";
import { extensionOrigin } from "./extension-origin.ts";

/**
 * Takes away all room for databases. A browser goes on for some 30 s by the room that it last found, so the databases are cleared,
 * what was found with them, and nothing begins before a write was refused.
 * @returns gives the room back
 */
export async function fillDisk(page: Page): Promise<() => Promise<void>> {
  const devTools = await page.context().newCDPSession(page);
  const origin = extensionOrigin(page);
  await devTools.send("Storage.clearDataForOrigin", { origin, storageTypes: "indexeddb" });
  await devTools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  while (await page.evaluate(canWrite)) await page.waitForTimeout(100);
  return async () => {
    await devTools.send("Storage.overrideQuotaForOrigin", { origin });
    await devTools.detach();
  };
}

/** Tries it in a database of its own. */
function canWrite(): Promise<boolean> {
  return new Promise((resolve) => {
    const opening = indexedDB.open("room");
    opening.onupgradeneeded = () => opening.result.createObjectStore("room", { autoIncrement: true });
    opening.onerror = () => resolve(false);
    opening.onsuccess = () => {
      const writing = opening.result.transaction("room", "readwrite");
      writing.objectStore("room").add("room?");
      writing.oncomplete = () => resolve(true);
      writing.onabort = () => resolve(false);
      opening.result.close();
    };
  });
}
