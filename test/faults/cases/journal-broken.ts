import type { Page } from "@playwright/test";
import { fillDisk } from "../support/fill-disk.ts";
import { nextCustomer, ready, type Case } from "../case.ts";
import { expectTruth } from "../support/truths.ts";

interface Broken {
  name: string;
  /** Spoils the journal; returns what mends it. */
  spoil: (page: Page) => Promise<() => Promise<unknown>>;
}

const BROKEN: Broken[] = [
  {
    name: "journal damaged",
    spoil: async (page) => {
      await page.evaluate(replaceJournal);
      return () => page.evaluate(removeJournal);
    },
  },
  { name: "journal full", spoil: fillDisk },
  ...["prepared", "sending"].map((state): Broken => ({
    name: `journal write failing (${state})`,
    spoil: async (page) => {
      await page.evaluate(removeJournal);
      await page.evaluate(refuseState, state);
      // An attempt is only prepared for as long as it has to wait for something.
      if (state === "prepared") await page.evaluate(`chrome.storage.session.remove("token")`);
      return () => page.evaluate(removeJournal);
    },
  })),
];

/** What cannot be written down is not sent. */
export const journalBroken = BROKEN.map(({ name, spoil }): Case => ({
  name,
  rounds: { full: 50, short: 1 },
  run: async (rig, _random, tally, rounds) => {
    for (let round = 0; round < rounds; round += 1) {
      const customer = nextCustomer(rig, round);
      const desk = await rig.openDesk();
      await ready(rig, desk, customer);
      const mend = await spoil(desk.page);
      await desk.press();
      const outcome = await desk.outcome();
      // Whoever opens the desk again must read the same.
      const reopened = await rig.openDesk();
      const still = await reopened.outcome();
      await mend();
      tally.count(outcome);
      tally.expect(outcome === "not-sent", `the desk says ${outcome}`);
      tally.expect(still === outcome, `opened again, the desk says ${still}`);
      tally.expect(rig.timesSent() === 0, "our code sent a request");
      tally.expect(rig.truth.unbindRequests(customer).length === 0, "the service got a request");
      await expectTruth(tally, rig, customer, outcome);
      await reopened.clear();
      await reopened.page.close();
      await desk.page.close();
    }
  },
}));

/** A database of a version from the future, with nothing in it that we know. */
function replaceJournal(): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("journal", 1_000);
    opening.onupgradeneeded = () => {
      const database = opening.result;
      for (const name of Array.from(database.objectStoreNames)) database.deleteObjectStore(name);
    };
    opening.onerror = () => reject(new Error("The journal could not be replaced"));
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
  });
}

/** A journal that opens as it should, and in which no attempt can be written in this state: the one that has it is taken. */
function refuseState(state: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("journal", 4);
    opening.onupgradeneeded = () => {
      const attempts = opening.result.createObjectStore("attempts", { keyPath: "attemptId" });
      attempts.createIndex("state", "state", { unique: true });
      attempts.add({ attemptId: "the one", state, preparedAt: 0 });
    };
    opening.onerror = () => reject(new Error("The journal could not be made"));
    opening.onsuccess = () => {
      opening.result.close();
      resolve();
    };
  });
}

function removeJournal(): Promise<void> {
  return new Promise((resolve, reject) => {
    const removing = indexedDB.deleteDatabase("journal");
    removing.onerror = () => reject(new Error("The journal could not be removed"));
    removing.onsuccess = () => resolve();
  });
}
