import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing";
import { followPolicy, publishPolicy } from "../../../lib/settings/managed-policy.ts";
import { lastPolicyItem, policyItem } from "../../../lib/state/items.ts";

const changed = vi.fn(() => Promise.resolve());

beforeEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  changed.mockClear();
  fakeBrowser.reset();
});

/** Time passes only by hand from then on. */
function browserSaysNothing(): void {
  vi.useFakeTimers();
  vi.spyOn(fakeBrowser.storage.managed, "get").mockReturnValue(new Promise(() => undefined));
}

it("publishes what the administrator set, for pages to watch", async () => {
  await fakeBrowser.storage.managed.set({ autoLockMinutes: 5, serviceAddress: "http://plain.example" });
  await publishPolicy(changed);
  expect(await policyItem.getValue()).toEqual({ autoLockMinutes: 5 });
});

it("writes nothing where it is published already", async () => {
  await fakeBrowser.storage.managed.set({ autoLockMinutes: 5 });
  await publishPolicy(changed);
  const written = vi.spyOn(fakeBrowser.storage.session, "set");
  await publishPolicy(changed);
  expect(written).not.toHaveBeenCalled();
});

it("takes Firefox's error for what it is: there is no policy", async () => {
  vi.spyOn(fakeBrowser.storage.managed, "get").mockRejectedValue(new Error("Managed storage manifest not found"));
  await publishPolicy(changed);
  expect([await policyItem.getValue(), await lastPolicyItem.getValue()]).toEqual([{}, {}]);
});

it("publishes it again when it changes, and takes back what is gone", async () => {
  followPolicy(() => Promise.resolve());
  await fakeBrowser.storage.managed.set({ autoLockMinutes: 5 });
  await vi.waitFor(async () => expect(await policyItem.getValue()).toEqual({ autoLockMinutes: 5 }));
  await fakeBrowser.storage.managed.clear();
  await vi.waitFor(async () => expect(await policyItem.getValue()).toEqual({}));
});

it("waits for a browser that doesn't say, but not for ever: what it said last holds until it does", async () => {
  vi.useFakeTimers();
  await lastPolicyItem.setValue({ autoLockMinutes: 5 });
  let say: (policy: Record<string, unknown>) => void = () => undefined;
  vi.spyOn(fakeBrowser.storage.managed, "get").mockReturnValue(new Promise((resolve) => (say = resolve)));
  const published = publishPolicy(changed);
  await vi.advanceTimersByTimeAsync(1_900);
  expect(await policyItem.getValue()).toEqual({});
  await vi.advanceTimersByTimeAsync(200);
  await published;
  expect(await policyItem.getValue()).toEqual({ autoLockMinutes: 5 });
  expect(changed).not.toHaveBeenCalled();

  say({ autoLockMinutes: 2 });
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1));
  expect(await policyItem.getValue()).toEqual({ autoLockMinutes: 2 });
  expect(await lastPolicyItem.getValue()).toEqual({ autoLockMinutes: 2 });
});

it("keeps what the browser said for the next time, and parses it again then", async () => {
  await fakeBrowser.storage.managed.set({ autoLockMinutes: 5 });
  await publishPolicy(changed);
  expect(await lastPolicyItem.getValue()).toEqual({ autoLockMinutes: 5 });
  expect(changed).not.toHaveBeenCalled();

  await fakeBrowser.storage.local.set({ lastPolicy: { autoLockMinutes: "never", allowedFixes: ["unbind-email"] } });
  await fakeBrowser.storage.session.clear();
  browserSaysNothing();
  await Promise.all([publishPolicy(changed), vi.advanceTimersByTimeAsync(2_100)]);
  expect(await policyItem.getValue()).toEqual({ allowedFixes: ["unbind-email"] });
});

it("waits longer where the browser has never said anything, and then goes on without", async () => {
  browserSaysNothing();
  let isOver = false;
  void publishPolicy(changed).then(() => (isOver = true));
  await vi.advanceTimersByTimeAsync(9_900);
  expect(isOver).toBe(false);
  await vi.advanceTimersByTimeAsync(200);
  expect(isOver).toBe(true);
  expect(await policyItem.getValue()).toEqual({});
});

it("waits once for each time the browser runs: a worker that starts again has what was published", async () => {
  browserSaysNothing();
  await Promise.all([publishPolicy(changed), vi.advanceTimersByTimeAsync(10_100)]);
  await publishPolicy(changed);

  await fakeBrowser.storage.session.clear();
  let isOver = false;
  void publishPolicy(changed).then(() => (isOver = true));
  await vi.advanceTimersByTimeAsync(9_900);
  expect(isOver).toBe(false);
});

it("publishes what a worker that didn't wait for it is told after all, and says that it is another", async () => {
  await publishPolicy(changed);
  await fakeBrowser.storage.managed.set({ autoLockMinutes: 5 });
  await publishPolicy(changed);
  await vi.waitFor(() => expect(changed).toHaveBeenCalledTimes(1));
  expect(await policyItem.getValue()).toEqual({ autoLockMinutes: 5 });

  await publishPolicy(changed);
  await vi.waitFor(async () => expect(await lastPolicyItem.getValue()).toEqual({ autoLockMinutes: 5 }));
  expect(changed).toHaveBeenCalledTimes(1);
});

it("keeps what it was told last, though an older answer comes after it", async () => {
  let sayNothing = (): void => undefined;
  vi.spyOn(fakeBrowser.storage.managed, "get").mockReturnValueOnce(
    new Promise((resolve) => {
      sayNothing = () => resolve({});
    }),
  );
  followPolicy(changed);
  const published = publishPolicy(changed);
  await fakeBrowser.storage.managed.set({ autoLockMinutes: 5 });
  await vi.waitFor(async () => expect(await policyItem.getValue()).toEqual({ autoLockMinutes: 5 }));
  sayNothing();
  await published;
  expect(await policyItem.getValue()).toEqual({ autoLockMinutes: 5 });
  expect(await lastPolicyItem.getValue()).toEqual({ autoLockMinutes: 5 });
});

it("remembers the last one for the next start, though an older one is written after it", async () => {
  followPolicy(changed);
  const write = fakeBrowser.storage.local.set.bind(fakeBrowser.storage.local);
  vi.spyOn(fakeBrowser.storage.local, "set").mockImplementationOnce(async (older) => {
    await fakeBrowser.storage.managed.set({ autoLockMinutes: 5 });
    await vi.waitFor(async () => expect(await lastPolicyItem.getValue()).toEqual({ autoLockMinutes: 5 }));
    await write(older);
  });
  await publishPolicy(changed);
  expect(await policyItem.getValue()).toEqual({ autoLockMinutes: 5 });
  expect(await lastPolicyItem.getValue()).toEqual({ autoLockMinutes: 5 });
});

it("holds also if it can't be remembered, because the disk is full", async () => {
  await fakeBrowser.storage.managed.set({ autoLockMinutes: 5 });
  vi.spyOn(fakeBrowser.storage.local, "set").mockRejectedValue(new Error("QUOTA_BYTES quota exceeded"));
  await publishPolicy(changed);
  expect(await policyItem.getValue()).toEqual({ autoLockMinutes: 5 });
});
