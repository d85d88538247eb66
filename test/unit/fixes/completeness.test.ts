import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { ROUTES, type Fix, type FixContext } from "../../../lib/fixes/fix.ts";
import { fixById, FIXES } from "../../../lib/fixes/index.ts";
import { messageSchemas } from "../../../lib/messages/protocol.ts";
import { en } from "../../../lib/words/en.ts";
import { wordsIn } from "../../../lib/words/words-in.ts";
import { LANGUAGES } from "../../../lib/state/settings.ts";
import { fixIds } from "../../../lib/fixes/fix-ids.ts";
import { FakeService } from "../../doubles/fake-service.ts";
import { userWith, ZHANG } from "../../doubles/users.ts";

const fixes: readonly Fix[] = FIXES;
const FOLDER = join(import.meta.dirname, "../../../lib/fixes");

function isFix(value: unknown): boolean {
  return typeof value === "object" && value !== null && "apply" in value && "target" in value;
}

async function fixesIn(file: string): Promise<unknown[]> {
  const exported: unknown = await import(pathToFileURL(join(FOLDER, file)).href);
  const values: unknown[] = typeof exported === "object" && exported !== null ? Object.values(exported) : [];
  return values.filter(isFix);
}

it("lists every fix that stands in lib/fixes, each in a file named for it", async () => {
  const files = readdirSync(FOLDER).filter((file) => file !== "index.ts");
  const found = await Promise.all(files.map(async (file) => [file, await fixesIn(file)] as const));
  const listed = fixes.map((fix) => [`${fix.id}.ts`, [fix]]);
  expect(found.filter(([, exported]) => exported.length > 0).sort()).toEqual(listed.sort());
});

it("gives each its own id and its own event", () => {
  expect(new Set(fixes.map(({ id }) => id)).size).toBe(fixes.length);
  expect(new Set(fixes.map(({ eventType }) => eventType)).size).toBe(fixes.length);
});

it("names them all to the pages, in their order", () => {
  expect(fixIds).toEqual(fixes.map(({ id }) => id));
});

it.each(LANGUAGES)("words them all in %s", async (language) => {
  expect(Object.keys((await wordsIn(language)).fixes).sort()).toEqual([...fixIds].sort());
});

describe.each(FIXES)("$id", ({ id }) => {
  const fix = fixById(id);
  let service: FakeService;
  beforeEach(() => {
    service = new FakeService();
  });

  const context = (more: Partial<FixContext> = {}): FixContext => ({
    client: service,
    user: userWith(),
    passCode: "483920",
    beforeChange: () => Promise.resolve(),
    clearedForm: { read: () => Promise.resolve(undefined), write: () => Promise.resolve() },
    timeLimit: 60_000,
    ...more,
  });
  const changesSent = () => service.sent.filter(({ name }) => /^(?:unbind-|update-)/.test(name));

  it("is found by its id", () => {
    expect(fix.id).toBe(id);
  });

  it.each(LANGUAGES)("has every word in %s", async (language) => {
    const words = (await wordsIn(language)).fixes[id];
    const sentences = [
      ...[words.name, words.button, words.done, words.stillBound, words.wasStillBound, words.gone],
      ...[words.nothingToUnbind, words.onlyLoginMethod, words.bindFirst],
      ...[words.buttonFor("T", "N"), words.canUnbind("O"), words.codeSent("T")],
    ];
    expect(sentences.filter((sentence) => sentence.trim() === "")).toEqual([]);
  });

  it("has a button that begins with what it does, and says to what and from whom", () => {
    const { button, buttonFor } = en.fixes[id];
    expect([button, buttonFor("138****8000", "张三"), buttonFor("138****8000", "")]).toEqual([
      expect.stringMatching(/^Unbind /),
      expect.stringMatching(/^Unbind .*138\*\*\*\*8000.*张三/),
      expect.stringMatching(/^Unbind .*138\*\*\*\*8000$/),
    ]);
  });

  it("can be named in messages", () => {
    expect(messageSchemas["send-code"].safeParse({ fixId: id, userId: "u" }).success).toBe(true);
  });

  it("shows its target masked, and nothing where there is none", () => {
    const target = fix.target(userWith()) ?? "";
    expect(target).toContain("*");
    expect([ZHANG.phone, ZHANG.email]).not.toContain(target);
    expect(fix.target(userWith({ phone: null, email: null }))).toBeUndefined();
  });

  it("knows no login method for somebody who has nothing left", () => {
    expect(fix.otherLoginMethods(userWith({ phone: null, email: null }))).toEqual([]);
  });

  it("counts what it takes away as no other login method", () => {
    const masked = fix.otherLoginMethods(userWith()).map((method) => ("masked" in method ? method.masked : ""));
    expect(masked).not.toContain(fix.target(userWith()));
    expect(masked).toHaveLength(1);
  });

  it("sends its code only where there is something to unbind", async () => {
    expect(await fix.sendCode(service, userWith({ phone: null, email: null }))).toMatchObject({
      failure: { code: "no-target" },
    });
    expect(service.sent).toEqual([]);
    expect(await fix.sendCode(service, userWith())).toMatchObject({ ok: true });
    expect(service.sent).toHaveLength(1);
  });

  describe.each(ROUTES)("through %s", (route) => {
    it("takes its target away, naming the user by userId", async () => {
      expect(await fix.apply[route](context())).toMatchObject({ ok: true });
      expect(fix.target(userWith(service.user))).toBeUndefined();
      expect(changesSent().map(({ body }) => body)).toEqual([expect.objectContaining({ userId: ZHANG.userId })]);
    });

    it("leaves the rest of the user as it was", async () => {
      await fix.apply[route](context());
      const kept = fix.otherLoginMethods(userWith(service.user));
      expect(kept).toEqual(fix.otherLoginMethods(userWith()));
    });

    it("waits until the attempt is marked as sending, once, before it changes anything", async () => {
      const before: number[] = [];
      const beforeChange = () => Promise.resolve().then(() => void before.push(changesSent().length));
      await fix.apply[route](context({ beforeChange }));
      expect(before).toEqual([0]);
    });

    it("changes nothing where it can't be marked, and lets the caller know", async () => {
      const beforeChange = () => Promise.reject(new Error("Disk full"));
      await expect(fix.apply[route](context({ beforeChange }))).rejects.toThrow("Disk full");
      expect(changesSent()).toEqual([]);
    });

    it("hands the customer's code to the service", async () => {
      await fix.apply[route](context({ passCode: "90817263" }));
      expect(JSON.stringify(service.sent)).toContain("90817263");
    });
  });
});
