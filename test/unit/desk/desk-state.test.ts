import { beforeEach, expect, it, vi } from "vitest";
import { barrierOf, openDeskState, readDeskState, type DeskState } from "../../../lib/desk/desk-state.ts";
import { activityItem, attemptsItem, policyItem, settingsItem, unlockedItem } from "../../../lib/state/items.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { extension } from "../../doubles/browser.ts";
import { freshBrowser, gate, untilQuiet } from "../../doubles/worker.ts";

const KEY = "unbind-phone 1";

beforeEach(async () => {
  vi.restoreAllMocks();
  freshBrowser();
  await settingsItem.setValue({ serviceAddress: "https://api.authing.cn", accessKeyId: "key", route: "unbind-phone" });
});

it("shows what settled while it was still reading", async () => {
  await attemptsItem.setValue({ [KEY]: attemptWith({ state: "answered", outcome: undefined }) });
  const permission = gate();
  const asked = vi.spyOn(extension.permissions, "contains").mockImplementation(async () => {
    await permission.opened;
    return true;
  });
  const opening = openDeskState();
  // Everything is read by now but for the permission.
  await vi.waitFor(() => expect(asked).toHaveBeenCalled());
  await attemptsItem.setValue({ [KEY]: attemptWith() });
  permission.open();

  expect((await opening).current().attempts[KEY]).toMatchObject({ state: "settled", outcome: "done" });
});

it("asks for the permission of the settings that were saved while it was still reading", async () => {
  const other = "https://other.example";
  let isFirst = true;
  vi.spyOn(extension.permissions, "contains").mockImplementation(async ({ origins }) => {
    if (isFirst) {
      isFirst = false;
      await settingsItem.setValue({ serviceAddress: other, accessKeyId: "key", route: "unbind-phone" });
      await untilQuiet();
    }
    return origins[0]?.startsWith(other) === true;
  });
  const feed = await openDeskState();
  expect(feed.current().settings?.serviceAddress).toBe(other);
  await vi.waitFor(() => expect(feed.current().allowed).toBe(true));
});

it("shows every change afterwards", async () => {
  const feed = await openDeskState();
  const shown: DeskState[] = [];
  const stop = feed.follow((state) => shown.push(state));
  await attemptsItem.setValue({ [KEY]: attemptWith() });
  await vi.waitFor(() => expect(shown.at(-1)?.attempts[KEY]).toMatchObject({ outcome: "done" }));
  expect(feed.current()).toEqual(shown.at(-1));
  stop();
});

it.each([
  ["no-permission", () => Promise.resolve()],
  [
    "fix-not-allowed",
    () => {
      extension.granted.add("https://api.authing.cn/*");
      return policyItem.setValue({ allowedFixes: [] });
    },
  ],
  ["not-set-up", () => settingsItem.removeValue()],
  ["secret-missing", () => policyItem.setValue({ accessKeyId: "the organisation's" })],
  ["secret-not-kept", () => unlockedItem.setValue(false)],
  ["secret-not-kept", () => activityItem.setValue({ at: Date.now() - 15 * 60_000 })],
] as const)("is behind %s, whatever the last worker left", async (barrier, change) => {
  await unlockedItem.setValue(true);
  await activityItem.setValue({ at: Date.now() });
  await change();
  expect(barrierOf(await readDeskState())).toBe(barrier);
});
