import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { storedItem } from "../../lib/stored-item.ts";
import { gate } from "../doubles/worker.ts";

const item = storedItem<string>("session", "test");
const read = vi.spyOn(item, "getValue");

async function open({ remembering = true } = {}) {
  vi.resetModules();
  const { rememberItems, remembered } = await import("../../lib/remembered-item.ts");
  const one = remembered(item);
  if (remembering) rememberItems();
  return one;
}

/** One whose value is not known any more, because another context changed it. */
async function openChanged() {
  const one = await open();
  await one.getValue();
  await fakeBrowser.storage.session.set({ test: "changed" });
  return one;
}

const structured = storedItem<object>("session", "structured");
const readStructured = vi.spyOn(structured, "getValue");

async function openStructured() {
  vi.resetModules();
  const { rememberItems, remembered } = await import("../../lib/remembered-item.ts");
  const one = remembered(structured);
  rememberItems();
  return one;
}

beforeEach(() => {
  fakeBrowser.reset();
  read.mockClear();
});

describe("in the worker", () => {
  it("reads everything together, once", async () => {
    await item.setValue("stored");
    const one = await open();
    expect([await one.getValue(), await one.getValue()]).toEqual(["stored", "stored"]);
    expect(read).not.toHaveBeenCalled();
  });

  it("reads once what another context changed", async () => {
    const one = await openChanged();
    expect([await one.getValue(), await one.getValue()]).toEqual(["changed", "changed"]);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it("reads by itself where everything together can't be read", async () => {
    await item.setValue("stored");
    vi.spyOn(fakeBrowser.storage.session, "get").mockRejectedValueOnce(new Error("busy"));
    const one = await open();
    expect(await one.getValue()).toBe("stored");
  });

  it("takes no old value from the first reading", async () => {
    await item.setValue("old");
    const one = await open();
    // The first reading is under way.
    const written = one.setValue("new");
    expect(await one.getValue()).toBe("new");
    await written;
    expect(await one.getValue()).toBe("new");
  });

  it("knows what it wrote, at once, and stores it", async () => {
    const one = await open();
    const written = one.setValue("new");
    expect(await one.getValue()).toBe("new");
    await written;
    expect(await item.getValue()).toBe("new");
  });

  it("still knows what it wrote when the browser says it again with the keys in another order", async () => {
    const one = await openStructured();
    await one.setValue({ userId: "u", identities: [{ type: "wechat", provider: "p" }] });
    await fakeBrowser.storage.session.onChanged.trigger({
      structured: { newValue: { identities: [{ provider: "p", type: "wechat" }], userId: "u" } },
    });
    readStructured.mockClear();
    expect(await one.getValue()).toEqual({ userId: "u", identities: [{ type: "wechat", provider: "p" }] });
    expect(readStructured).not.toHaveBeenCalled();
  });

  it("reads anew where the same keys come with another order of a list", async () => {
    const one = await openStructured();
    await one.setValue({ list: ["a", "b"] });
    await fakeBrowser.storage.session.onChanged.trigger({ structured: { newValue: { list: ["b", "a"] } } });
    readStructured.mockClear();
    await one.getValue();
    expect(readStructured).toHaveBeenCalledTimes(1);
  });

  it("knows what it removed", async () => {
    const one = await open();
    await one.setValue("new");
    await one.removeValue();
    expect([await one.getValue(), await item.getValue()]).toEqual([null, null]);
  });

  it("reads anew what another context changed", async () => {
    const one = await open();
    await one.setValue("mine");
    await fakeBrowser.storage.session.set({ test: "theirs" });
    expect(await one.getValue()).toBe("theirs");
  });

  it("reads anew what another context removed", async () => {
    const one = await open();
    await one.setValue("mine");
    await fakeBrowser.storage.session.remove("test");
    expect(await one.getValue()).toBeNull();
  });

  it("does not take an old value from a reading that was overtaken", async () => {
    const one = await openChanged();
    const { opened, open: goOn } = gate();
    read.mockImplementationOnce(() => opened.then(() => "old"));
    const overtaken = one.getValue();
    await one.setValue("new");
    goOn();
    await overtaken;
    expect(await one.getValue()).toBe("new");
  });

  it("does not take an old value from a reading that another context's change overtook", async () => {
    const one = await openChanged();
    const { opened, open: goOn } = gate();
    read.mockImplementationOnce(() => opened.then(() => "old"));
    const overtaken = one.getValue();
    await fakeBrowser.storage.session.set({ test: "theirs" });
    goOn();
    await overtaken;
    expect(await one.getValue()).toBe("theirs");
  });

  it("forgets what could not be written", async () => {
    await item.setValue("stored");
    const one = await open();
    vi.spyOn(item, "setValue").mockRejectedValueOnce(new Error("quota"));
    await expect(one.setValue("lost")).rejects.toThrow("quota");
    expect(await one.getValue()).toBe("stored");
  });
});

it("asks the browser each time in a page", async () => {
  const one = await open({ remembering: false });
  await one.setValue("mine");
  await one.getValue();
  await one.getValue();
  expect(read).toHaveBeenCalledTimes(2);
});
