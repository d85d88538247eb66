import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing";
import { failed, success } from "../../../lib/failure.ts";
import { tryPassphrase, waitAfter } from "../../../lib/vault/passphrase-tries.ts";
import { passphraseTriesItem } from "../../../lib/state/items.ts";
import { freshBrowser } from "../../doubles/worker.ts";

let clock = 0;
const wrong = () => Promise.resolve(failed("wrong-passphrase"));
const right = () => Promise.resolve(success("secret"));

beforeEach(() => {
  freshBrowser();
  clock = 1_000_000;
  vi.spyOn(Date, "now").mockImplementation(() => clock);
});

async function failTimes(times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    clock += 300_000;
    expect(await tryPassphrase(wrong)).toMatchObject({ failure: { code: "wrong-passphrase" } });
  }
}

it("waits 1 s after the fifth, twice as long each time, and 5 minutes at most", () => {
  expect([0, 4, 5, 6, 7, 8, 13, 14, 1_000].map(waitAfter)).toEqual([
    0, 0, 1_000, 2_000, 4_000, 8_000, 256_000, 300_000, 300_000,
  ]);
});

it("lets four wrong ones go by at once, and says with the fifth until when to wait", async () => {
  for (let time = 1; time < 5; time++) {
    const { failure } = await failing(wrong);
    expect(failure).toEqual({ code: "wrong-passphrase" });
  }
  expect((await failing(wrong)).failure).toEqual({ code: "wrong-passphrase", retryAt: clock + 1_000 });
});

it("doesn't even look at a passphrase before the wait is over", async () => {
  await failTimes(5);
  const open = vi.fn(right);
  clock += 999;
  expect(await tryPassphrase(open)).toMatchObject({ failure: { code: "too-many-tries", retryAt: clock + 1 } });
  expect(open).not.toHaveBeenCalled();
  clock += 1;
  expect(await tryPassphrase(open)).toEqual(success("secret"));
});

it("starts from nothing after the right one", async () => {
  await failTimes(7);
  clock += 4_000;
  await tryPassphrase(right);
  expect(await passphraseTriesItem.getValue()).toEqual({ wrong: 0, at: 0 });
});

it("counts a try whose worker died before it was known", async () => {
  void tryPassphrase(() => new Promise(() => undefined));
  await vi.waitFor(async () => expect((await passphraseTriesItem.getValue()).wrong).toBe(1));
});

it("keeps the count on disk", async () => {
  await failTimes(5);
  expect(await fakeBrowser.storage.local.get("passphraseTries")).toEqual({ passphraseTries: { wrong: 5, at: clock } });
});

it("tries one at a time: a hundred at once get five tries", async () => {
  const open = vi.fn(wrong);
  const all = await Promise.all(Array.from({ length: 100 }, () => tryPassphrase(open)));
  expect(open).toHaveBeenCalledTimes(5);
  expect(all.filter((one) => !one.ok && one.failure.code === "too-many-tries")).toHaveLength(95);
});

it("does not count a vault that is damaged", async () => {
  const damaged = () => tryPassphrase(() => Promise.resolve(failed("vault-damaged")));
  await damaged();
  expect((await passphraseTriesItem.getValue()).wrong).toBe(0);
  await failTimes(2);
  await damaged();
  expect((await passphraseTriesItem.getValue()).wrong).toBe(2);
});

it("makes nobody wait for longer when the clock is set back", async () => {
  await failTimes(5);
  clock -= 10_000_000;
  expect(await tryPassphrase(right)).toMatchObject({ failure: { retryAt: clock + 1_000 } });
  clock += 1_000;
  expect(await tryPassphrase(right)).toMatchObject({ ok: true });
});

async function failing(open: () => Promise<ReturnType<typeof failed>>) {
  const result = await tryPassphrase(open);
  if (result.ok) throw new Error("It opened");
  return result;
}
