const { indexedDB, navigator, fetch } = globalThis;
const { runtime, storage } = globalThis.chrome;

/* A worker that does nothing but answer, or, sent a call over a channel, the least around it that keeps the truth about it. */
runtime.onMessage.addListener((message, sender, reply) => {
  reply(true);
});

let lock;
let database;

runtime.onConnect.addListener((port) => {
  // Of this worker, for its life.
  lock ??= new Promise((granted) => void navigator.locks.request("worker", () => new Promise(() => granted())));
  database ??= opened();
  port.postMessage("open");
});

globalThis.addEventListener("message", ({ ports: [channel] }) => {
  if (channel) channel.onmessage = ({ data }) => void makeKnown(data, (answer) => channel.postMessage(answer));
});

/** In one worker at a time, written down, then sent; the answer goes to who asked, and to where every window watches. */
async function makeKnown({ url, init }, tell) {
  await lock;
  const db = await database;
  await written(db, { attemptId: "attempt", state: "sending" });
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
