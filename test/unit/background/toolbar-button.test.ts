import { describe, expect, it } from "vitest";
import { buttonStateOf, type ButtonFacts } from "../../../entrypoints/background/toolbar-button.ts";
import type { Attempt } from "../../../lib/state/attempt.ts";
import { LANGUAGES } from "../../../lib/state/settings.ts";
import { wordsIn } from "../../../lib/words/words-in.ts";
import { attemptWith } from "../../doubles/attempts.ts";

const settledAt = attemptWith().settledAt ?? 0;
const seen = { [attemptWith().attemptId]: settledAt };
const state = (facts: Partial<ButtonFacts>) =>
  buttonStateOf({ setUp: true, unlocked: true, attempts: {}, seen: {}, ...facts });
const one = (changes: Parameters<typeof attemptWith>[0]): Record<string, Attempt> => ({ one: attemptWith(changes) });

describe("the toolbar's button", () => {
  it.each([
    ["not set up", { setUp: false, unlocked: false }, "ready"],
    ["locked", { unlocked: false }, "locked"],
    ["unlocked", {}, "ready"],
    ["prepared", { attempts: one({ state: "prepared", settledAt: undefined }) }, "busy"],
    ["reading back", { attempts: one({ state: "answered", settledAt: undefined }) }, "busy"],
    ["locked while at work", { unlocked: false, attempts: one({ state: "sending", settledAt: undefined }) }, "busy"],
    ["settled", { attempts: one({}) }, "ready"],
  ] as const)("shows what is going on: %s", (_name, parts, icon) => {
    expect(state(parts).icon).toBe(icon);
  });

  it("counts the outcomes that nobody has seen", () => {
    const attempts = { ...one({}), two: attemptWith({ attemptId: "two", outcome: "refused" }) };
    expect(state({ attempts })).toMatchObject({ unseen: 2, urgent: false });
    expect(state({ attempts, seen })).toMatchObject({ unseen: 1 });
  });

  it("counts an outcome again if it changed since it was seen", () => {
    expect(state({ attempts: one({}), seen }).unseen).toBe(0);
    expect(state({ attempts: one({ settledAt: settledAt + 1 }), seen }).unseen).toBe(1);
  });

  it.each([
    ["unknown", { outcome: "unknown", readBack: undefined }, true],
    ["contradicted", { outcome: "contradicted" }, true],
    ["not confirmed", { readBack: undefined }, true],
    ["done", {}, false],
  ] as const)("is urgent if the outcome is not certain: %s", (_name, changes, urgent) => {
    expect(state({ attempts: one(changes) }).urgent).toBe(urgent);
    expect(state({ attempts: one(changes), seen }).urgent).toBe(false);
  });

  it.each(LANGUAGES)("has a name for each state: %s", async (language) => {
    const { toolbarTitle } = await wordsIn(language);
    const icons = ["ready", "locked", "busy"] as const;
    const titles = icons.flatMap((icon) => [
      toolbarTitle({ icon, unseen: 0, urgent: false }),
      toolbarTitle({ icon, unseen: 1, urgent: false }),
      toolbarTitle({ icon, unseen: 2, urgent: true }),
    ]);
    expect(new Set(titles).size).toBe(titles.length);
    for (const title of titles) expect(title).toMatch(/^Quick Fix for Authing/);
  });
});
