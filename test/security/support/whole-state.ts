/**
 * Everything that a message could change, read as a page of the extension's own, in any browser: what is stored, written down,
 * allowed, and due.
 */
export const WHOLE_STATE = `(async () => ({
  local: await chrome.storage.local.get(),
  session: await chrome.storage.session.get(),
  permissions: await chrome.permissions.getAll(),
  // One that comes back by itself is the browser's to move.
  alarms: (await chrome.alarms.getAll()).map(({ name, periodInMinutes, scheduledTime }) => [name, periodInMinutes ?? scheduledTime]),
  journal: await Promise.all((await indexedDB.databases()).map(({ name }) => new Promise((done, fail) => {
    const opening = indexedDB.open(name);
    opening.onerror = fail;
    opening.onsuccess = () => {
      const database = opening.result;
      const stores = [...database.objectStoreNames];
      Promise.all(stores.map((store) => new Promise((read) => {
        const all = database.transaction(store).objectStore(store).getAll();
        all.onsuccess = () => read(all.result);
      }))).then((rows) => { database.close(); done({ name, rows }); });
    };
  }))),
}))()`;
