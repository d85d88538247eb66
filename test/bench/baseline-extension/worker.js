const { indexedDB, navigator, fetch } = globalThis;
const { runtime, storage } = globalThis.chrome;

/* A worker that does nothing but answer, or, sent a call over a port, the least around it that keeps the truth about it. */
runtime.onMessage.addListener((message, sender, reply) => {
  reply(true);
});

let lock;
let database;

runtime.onConnect.addListener((port) => {
  // Of this worker, for its life.
  lock ??= new Promise((granted) => void navigator.locks.request("worker", () => new Promise(() => granted())));
  database ??= opened();
  port.onMessage.addListener((call) => void makeKnown(call, (answer) => port.postMessage(answer)));
});

/** In one worker at a time, written down twice, then sent; the answer goes to who asked, and to where every window watches. */
async function makeKnown({ url, init }, tell) {
  await lock;
  const db = await database;
  // In the order of asking.
  await Promise.all(["prepared", "sending"].map((state) => written(db, { attemptId: "attempt", state })));
  const answer = await (await fetch(url, init)).json();
  tell(answer);
  await storage.session.set({ answer });
}

function opened() {
  return new Promise((resolve) => {
    const opening = indexedDB.open("floor", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("attempts", { keyPath: "attemptId" });
    opening.onsuccess = () => resolve(opening.result);
  });
}

function written(db, attempt) {
  return new Promise((resolve) => {
    const transaction = db.transaction("attempts", "readwrite");
    transaction.objectStore("attempts").put(attempt);
    transaction.commit();
    transaction.oncomplete = () => resolve();
  });
}
