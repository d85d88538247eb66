import { beforeEach, describe, expect, it } from "vitest";
import { removeAll, setEntry, type MapItem } from "../../../lib/state/map-item.ts";
import { freshBrowser } from "../../doubles/worker.ts";

beforeEach(freshBrowser);

/** Memory that takes so many characters and refuses more, as a browser's does. */
function memoryOf(most: number): MapItem<string> {
  let kept: Record<string, string> = {};
  return {
    key: "session:map",
    getValue: () => Promise.resolve(kept),
    setValue: (map) => {
      if (JSON.stringify(map).length > most) return Promise.reject(new Error("QUOTA_BYTES quota exceeded"));
      kept = map;
      return Promise.resolve();
    },
    removeValue: () => {
      kept = {};
      return Promise.resolve();
    },
  };
}

it("keeps both of two entries that are written at the same time", async () => {
  const memory = memoryOf(200);
  await Promise.all([setEntry(memory, "one", "1"), setEntry(memory, "other", "2")]);
  expect(await memory.getValue()).toEqual({ one: "1", other: "2" });
});

describe("full memory", () => {
  it("has old entries give way: the newest is always kept", async () => {
    const memory = memoryOf(200);
    for (let index = 0; index < 40; index += 1) {
      await setEntry(memory, `key-${index}`, "x".repeat(1 + ((index * 37) % 150)));
      expect(Object.keys(await memory.getValue()).at(-1)).toBe(`key-${index}`);
    }
  });

  it("says so where one entry alone is too large", async () => {
    await expect(setEntry(memoryOf(10), "key", "x".repeat(20))).rejects.toThrow(/quota/);
  });
});

it("has none of what is removed come back with an entry that is just being set", async () => {
  const memory = memoryOf(200);
  await setEntry(memory, "old", "x");
  const setting = setEntry(memory, "new", "x");
  await removeAll(memory);
  await setting;
  expect(await memory.getValue()).toEqual({});
});
