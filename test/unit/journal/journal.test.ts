import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { openDB } from "idb";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { JOURNAL_VERSION } from "../../../lib/journal/database.ts";
import { createJournal } from "../../../lib/journal/journal.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { RunDesk } from "../../doubles/run-desk.ts";

beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
});

it("gives back what was written, to the next worker too", async () => {
  const attempt = attemptWith();
  await createJournal().write(attempt);
  expect(await createJournal().read(attempt.attemptId)).toEqual(attempt);
});

it("has the browser flush what it writes, so that a power cut loses no sent attempt", async () => {
  const transaction = vi.spyOn(IDBDatabase.prototype, "transaction");
  await createJournal().write(attemptWith());
  expect(transaction.mock.lastCall).toEqual([expect.anything(), "readwrite", { durability: "strict" }]);
  transaction.mockRestore();
});

it("knows nothing of what was never written", async () => {
  expect(await createJournal().read("nobody")).toBeUndefined();
});

it("replaces an attempt as it goes on, and keeps one of it", async () => {
  const journal = createJournal();
  await journal.write(attemptWith({ state: "prepared", sentAt: undefined, outcome: undefined }));
  await journal.write(attemptWith({ state: "sending", outcome: undefined }));
  await journal.write(attemptWith({ outcome: "refused" }));
  expect(await journal.read(attemptWith().attemptId)).toEqual(attemptWith({ outcome: "refused" }));
  expect(await journal.open()).toEqual([]);
});

it("lists what is open, oldest first, whatever its state", async () => {
  const journal = createJournal();
  const states = ["answered", "settled", "sending", "prepared"] as const;
  for (const [index, state] of states.entries()) {
    await journal.write(attemptWith({ attemptId: state, state, preparedAt: 1_000 - index }));
  }
  expect((await journal.open()).map(({ attemptId }) => attemptId)).toEqual(["prepared", "sending", "answered"]);
});

it("hands out attempts as they were written, without what they are found by", async () => {
  const journal = createJournal();
  await journal.write(attemptWith({ state: "sending" }));
  expect(await journal.open()).toEqual([attemptWith({ state: "sending" })]);
});

it("knows what was tried after an attempt, for the same user in the same pool", async () => {
  const journal = createJournal();
  const first = attemptWith({ preparedAt: 1_000, accessKeyId: "key" });
  await journal.write(first);
  await journal.write(attemptWith({ attemptId: "before", preparedAt: 500 }));
  await journal.write(attemptWith({ attemptId: "after", preparedAt: 2_000 }));
  await journal.write(attemptWith({ attemptId: "elsewhere", preparedAt: 2_000, serviceAddress: "https://b.example" }));
  await journal.write(attemptWith({ attemptId: "another pool", preparedAt: 2_000, accessKeyId: "another key" }));
  await journal.write(attemptWith({ attemptId: "another fix", preparedAt: 3_000, fixId: "unbind-email" }));
  expect((await journal.later(first)).map(({ attemptId }) => attemptId)).toEqual(["another fix", "after"]);
});

describe("a journal that can't be used", () => {
  const broken = () => {
    const factory = new IDBFactory();
    vi.spyOn(factory, "open").mockImplementation(() => {
      throw new DOMException("The user denied permission", "UnknownError");
    });
    return factory;
  };

  it("rejects, so that nothing is sent", async () => {
    vi.stubGlobal("indexedDB", broken());
    await expect(createJournal().write(attemptWith())).rejects.toThrow("The user denied permission");
    await expect(createJournal().open()).rejects.toThrow("The user denied permission");
  });

  it("rejects where it fails in the middle of it, and says why", async () => {
    const journal = createJournal();
    await journal.write(attemptWith());
    const put = vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(function (this: IDBObjectStore, entry) {
      return this.add(entry);
    });
    await expect(journal.write(attemptWith())).rejects.toMatchObject({ name: "ConstraintError" });
    put.mockRestore();
    await journal.write(attemptWith());
  });

  it("is tried anew by the next call, in the same worker", async () => {
    const journal = createJournal();
    vi.stubGlobal("indexedDB", broken());
    await expect(journal.write(attemptWith())).rejects.toThrow();
    vi.stubGlobal("indexedDB", new IDBFactory());
    await journal.write(attemptWith());
    expect(await journal.read(attemptWith().attemptId)).toEqual(attemptWith());
  });
});

describe("a browser that does not get to the journal", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** Somebody else's upgrade that goes on until it is let go: every other open waits for it without a word. */
  function holdOpening(): () => void {
    let isHeld = true;
    const request = indexedDB.open("journal", JOURNAL_VERSION);
    request.onupgradeneeded = () => {
      const store = request.result.createObjectStore("attempts", { keyPath: "attemptId" });
      const goOn = () => {
        if (isHeld) store.count().onsuccess = goOn;
      };
      goOn();
    };
    request.onsuccess = () => request.result.close();
    return () => {
      isHeld = false;
    };
  }

  it("keeps nobody waiting for ever, and is used once it opens after all", async () => {
    const letGo = holdOpening();
    const journal = createJournal();
    const first = expect(journal.write(attemptWith())).rejects.toMatchObject({ name: "JournalStuckError" });
    await vi.advanceTimersByTimeAsync(5_000);
    await first;
    // No second wait for what is known by now.
    await expect(journal.read("any")).rejects.toMatchObject({ name: "JournalStuckError" });
    letGo();
    await vi.waitFor(() => journal.write(attemptWith()));
    expect(await journal.read(attemptWith().attemptId)).toEqual(attemptWith());
    expect(vi.getTimerCount()).toBe(0);
  });

  /** Somebody else's transaction that goes on until it is let go. */
  async function holdTransaction(): Promise<() => Promise<unknown>> {
    const db = await openDB("journal");
    const { store, done } = db.transaction("attempts", "readwrite");
    const holder = { isHolding: true };
    const holding = (async () => {
      while (holder.isHolding) await store.count();
    })();
    return async () => {
      holder.isHolding = false;
      await Promise.all([holding, done]);
      db.close();
    };
  }

  const asked: Record<string, (journal: ReturnType<typeof createJournal>) => Promise<unknown>> = {
    write: (journal) => journal.write(attemptWith()),
    read: (journal) => journal.read("before"),
    open: (journal) => journal.open(),
    later: (journal) => journal.later(attemptWith()),
    amend: (journal) => journal.amend("before", (attempt) => attempt),
    wantingRecheck: (journal) => journal.wantingRecheck(Infinity, 1),
  };

  it.each(Object.entries(asked))("keeps nobody waiting for ever while somebody else holds it: %s", async (_, ask) => {
    const journal = createJournal();
    await journal.write(attemptWith({ attemptId: "before" }));
    const letGo = await holdTransaction();
    const told = expect(ask(journal)).rejects.toMatchObject({ name: "JournalStuckError" });
    await vi.advanceTimersByTimeAsync(5_000);
    await told;
    await letGo();
    await ask(journal);
    await journal.write(attemptWith({ outcome: "not-sent" }));
    expect(await journal.read(attemptWith().attemptId)).toMatchObject({ outcome: "not-sent" });
    expect(vi.getTimerCount()).toBe(0);
  });

  it("lets a press end, with nothing sent, and a start go on", async () => {
    const journal = createJournal();
    await journal.write(attemptWith({ attemptId: "before" }));
    const letGo = await holdTransaction();
    const desk = new RunDesk();
    Object.assign(desk.parts.journal, journal);
    const pressed = desk.press();
    const started = createJournal()
      .open()
      .catch(() => "goes on");
    await vi.advanceTimersByTimeAsync(5_000);
    expect(await started).toBe("goes on");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await pressed).toEqual({ ok: true, value: undefined });
    expect(desk.attempt()).toMatchObject({ outcome: "not-sent", failure: { code: "journal-failed" } });
    expect(desk.service.sent).toEqual([]);
    await letGo();
  });
});
