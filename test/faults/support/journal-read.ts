import * as z from "zod";
import { pause } from "./ground-truth.ts";

const StoredAttempt = z.object({
  attemptId: z.string(),
  userId: z.string(),
  state: z.string(),
  outcome: z.optional(z.string()),
  sentAt: z.optional(z.number()),
  answer: z.optional(z.object({ requestId: z.optional(z.string()) })),
  failure: z.optional(z.object({ code: z.string() })),
});
export type StoredAttempt = z.infer<typeof StoredAttempt>;

/** A page in either browser, as far as something can be asked in it. */
interface Asked {
  evaluate: (ask: () => Promise<unknown>) => Promise<unknown>;
}

/** Milliseconds after which an attempt that is still open is taken for one that nobody will settle. */
const NEVER = 180_000;

/** Waits until the journal has an outcome for every attempt: the last word is written a moment after it is on screen. */
export async function untilSettled(page: Asked): Promise<void> {
  const givenUp = Date.now() + NEVER;
  while ((await readJournal(page)).some(({ state }) => state !== "settled")) {
    if (Date.now() > givenUp) throw new Error("An attempt stays open in the journal");
    await pause(50);
  }
}

/** Every attempt in the journal, read by an extension page past all of our code. */
export async function readJournal(page: Asked): Promise<StoredAttempt[]> {
  const attempts = await page.evaluate(
    () =>
      new Promise<unknown>((resolve, reject) => {
        const opening = indexedDB.open("journal");
        // A journal that isn't there yet must not be made by looking for it.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onerror = () => {
          if (opening.error?.name === "AbortError") resolve([]);
          else reject(new Error("The journal can't be opened"));
        };
        opening.onsuccess = () => {
          const reading = opening.result.transaction("attempts").objectStore("attempts").getAll();
          reading.onerror = () => reject(new Error("The journal can't be read"));
          reading.onsuccess = () => {
            opening.result.close();
            resolve(reading.result);
          };
        };
      }),
  );
  return z.array(StoredAttempt).parse(attempts);
}
