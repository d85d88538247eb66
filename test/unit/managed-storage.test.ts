// @vitest-environment node
import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing";
import { followPolicy, publishPolicy } from "../../lib/managed-storage.ts";
import { policyItem } from "../../lib/storage.ts";

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

it("publishes what the administrator set, for pages to watch", async () => {
  await fakeBrowser.storage.managed.set({ autoLockMinutes: 5, serviceAddress: "http://plain.example" });
  await publishPolicy();
  expect(await policyItem.getValue()).toEqual({ autoLockMinutes: 5 });
});

it("writes nothing where it is published already", async () => {
  await fakeBrowser.storage.managed.set({ autoLockMinutes: 5 });
  await publishPolicy();
  const written = vi.spyOn(fakeBrowser.storage.session, "set");
  await publishPolicy();
  expect(written).not.toHaveBeenCalled();
});

it("takes Firefox's error for what it is: there is no policy", async () => {
  vi.spyOn(fakeBrowser.storage.managed, "get").mockRejectedValue(new Error("Managed storage manifest not found"));
  await publishPolicy();
  expect(await policyItem.getValue()).toEqual({});
});

it("publishes it again when it changes, and takes back what is gone", async () => {
  followPolicy(() => Promise.resolve());
  await fakeBrowser.storage.managed.set({ autoLockMinutes: 5 });
  await vi.waitFor(async () => expect(await policyItem.getValue()).toEqual({ autoLockMinutes: 5 }));
  await fakeBrowser.storage.managed.clear();
  await vi.waitFor(async () => expect(await policyItem.getValue()).toEqual({}));
});
