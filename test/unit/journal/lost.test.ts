import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { noteJournalOpened } from "../../../lib/journal/lost.ts";
import { createJournal } from "../../../lib/journal/journal.ts";
import { journalLostAtItem, journalSinceItem } from "../../../lib/state/items.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { historyHandlers, newDisk } from "../../doubles/history.ts";

beforeEach(() => {
  newDisk();
  fakeBrowser.reset();
});

/** One worker's life: it opens the journal and writes one attempt down. */
async function work(at: number): Promise<void> {
  const noted: Promise<void>[] = [];
  vi.spyOn(Date, "now").mockReturnValue(at);
  await createJournal((isNew) => noted.push(noteJournalOpened(isNew))).write(attemptWith());
  expect(noted).toHaveLength(1);
  await Promise.all(noted);
}

it("takes the first journal for what it is", async () => {
  await work(1_000);
  expect(await journalSinceItem.getValue()).toBe(1_000);
  await work(2_000);
  expect(await journalSinceItem.getValue()).toBe(1_000);
  expect(await journalLostAtItem.getValue()).toBeNull();
});

it("notices that the browser threw the journal away and began an empty one", async () => {
  await work(1_000);
  newDisk();
  await work(5_000);
  expect(await journalLostAtItem.getValue()).toBe(5_000);
  // Once told, it is over.
  await journalLostAtItem.removeValue();
  await work(6_000);
  expect(await journalLostAtItem.getValue()).toBeNull();
});

it("knows a journal again that was there before anybody took note of it", async () => {
  await createJournal().write(attemptWith());
  await work(2_000);
  newDisk();
  await work(3_000);
  expect(await journalLostAtItem.getValue()).toBe(3_000);
});

it("misses nothing where the agent deleted a journal that could not be read", async () => {
  await work(1_000);
  const broken = vi.spyOn(IDBFactory.prototype, "open").mockImplementation(() => {
    throw new DOMException("broken", "UnknownError");
  });
  expect(await historyHandlers()["purge-attempts"]({})).toMatchObject({ ok: true });
  broken.mockRestore();
  await work(2_000);
  expect(await journalLostAtItem.getValue()).toBeNull();
});
