import type { Page } from "@playwright/test";
import { nextCustomer, ready, type Case } from "./case.ts";
import { expectTruth } from "./truths.ts";

/** What cannot be written down is not sent. */
export const journalBroken: Case[] = [
  {
    name: "journal damaged",
    rounds: { full: 25, short: 2 },
    run: (rig, _random, tally, rounds) =>
      withBrokenJournal(rig, tally, rounds, async (page) => {
        await page.evaluate(replaceJournal);
        return () => page.evaluate(removeJournal);
      }),
  },
  {
    name: "journal full",
    rounds: { full: 25, short: 2 },
    run: (rig, _random, tally, rounds) =>
      withBrokenJournal(rig, tally, rounds, async (page) => {
        const devTools = await rig.context.newCDPSession(page);
        const { protocol, host } = new URL(page.url());
        const origin = `${protocol}//${host}`;
        await devTools.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
        return () => devTools.send("Storage.overrideQuotaForOrigin", { origin });
      }),
  },
];

async function withBrokenJournal(
  rig: Parameters<Case["run"]>[0],
  tally: Parameters<Case["run"]>[2],
  rounds: number,
  spoil: (page: Page) => Promise<() => Promise<unknown>>,
): Promise<void> {
  const desk = await rig.openDesk();
  for (let round = 0; round < rounds; round += 1) {
    const customer = nextCustomer(rig, round);
    await ready(rig, desk, customer);
    const mend = await spoil(desk.page);
    await desk.press();
    const outcome = await desk.outcome();
    await mend();
    tally.count(outcome);
    tally.expect(outcome === "not-sent", `the desk says ${outcome}`);
    tally.expect(rig.truth.unbindRequests(customer).length === 0, "the service got a request");
    await expectTruth(tally, rig.truth, customer, outcome);
    await desk.clear();
  }
  await desk.page.close();
}

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

function removeJournal(): Promise<void> {
  return new Promise((resolve, reject) => {
    const removing = indexedDB.deleteDatabase("journal");
    removing.onerror = () => reject(new Error("The journal could not be removed"));
    removing.onsuccess = () => resolve();
  });
}
