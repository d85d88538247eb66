import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { ROUTES, type Fix, type FixContext, type Pressed } from "../../../lib/fixes/fix.ts";
import { fixById, FIXES } from "../../../lib/fixes/index.ts";
import { messageSchemas } from "../../../lib/messages/protocol.ts";
import { en } from "../../../lib/words/en.ts";
import { wordsIn } from "../../../lib/words/words-in.ts";
import { LANGUAGES } from "../../../lib/state/settings.ts";
import { FIX_FACTS, fixIds, offeredFixIds } from "../../../lib/fixes/fix-ids.ts";
import { FakeService } from "../../doubles/fake-service.ts";
import { FIX_SAMPLES } from "../../doubles/fix-samples.ts";
import { userWith, ZHANG } from "../../doubles/users.ts";

const fixes: readonly Fix[] = FIXES;
const FOLDER = join(import.meta.dirname, "../../../lib/fixes");

function isFix(value: unknown): boolean {
  return typeof value === "object" && value !== null && "apply" in value && "preview" in value;
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

it("gives each its own id, and no two the same event of the log", () => {
  expect(new Set(fixes.map(({ id }) => id)).size).toBe(fixes.length);
  const logs = fixes.flatMap((fix) => fix.log("unbind-phone") ?? []);
  const events = logs.flatMap((log) => (log.of === "user" ? log.eventType : []));
  expect(new Set(events).size).toBe(events.length);
});

it("names them all to the pages, in their order", () => {
  expect(fixIds).toEqual(fixes.map(({ id }) => id));
});

it("offers the first one without being asked to", () => {
  expect(offeredFixIds[0]).toBe(fixIds[0]);
});

it.each(LANGUAGES)("words them all in %s", async (language) => {
  expect(Object.keys((await wordsIn(language)).fixes).sort()).toEqual([...fixIds].sort());
});

describe.each(FIXES)("$id", ({ id }) => {
  const fix = fixById(id);
  const { ready, nothing, changed } = FIX_SAMPLES[id];
  const { target = "" } = fix.preview(ready);
  let service: FakeService;
  beforeEach(() => {
    service = new FakeService();
    service.user = { ...ready.user };
    service.apps = [...ready.parts];
  });

  const context = (more: Partial<FixContext> = {}): FixContext => ({
    client: service,
    ...ready,
    passCode: "483920",
    route: "unbind-phone",
    beforeChange: () => Promise.resolve(),
    clearedForm: { read: () => Promise.resolve(undefined), write: () => Promise.resolve() },
    timeLimit: 60_000,
    ...more,
  });
  const changesSent = () => service.sent.filter(({ name }) => !/^(?:get-|check-|pre-check-|send-)/.test(name));
  const { parts, before } = fix.preview(ready);
  const pressed: Pressed = {
    userId: ZHANG.userId,
    target,
    ...(parts && { parts }),
    ...(before !== undefined && { before }),
  };
  const readBack = (from: Pressed) => fix.readBack({ client: service, user: userWith(service.user) }, from);

  it("is found by its id", () => {
    expect(fix.id).toBe(id);
  });

  it.each(LANGUAGES)("has every word in %s", async (language) => {
    const words = (await wordsIn(language)).fixes[id];
    const sentences = [
      ...[words.name, words.target, words.about, words.button, words.nothingToDo, words.noTarget],
      ...[words.done, words.isDone, words.notDone, words.wasNotDone],
      ...[words.buttonFor("T", "N", 2), words.buttonFor("T", "", 2), words.expects(fix.preview(ready))],
      ...(fix.proof ? [words.codeSent?.("T")] : [words.armed]),
      ...(fix.readParts ? [words.inPart?.(1, 2)] : []),
      ...(fix.preview(ready).otherLoginMethods ? [words.onlyLoginMethod, words.bindFirst] : []),
    ];
    expect(sentences.filter((sentence = "") => sentence.trim() === "")).toEqual([]);
  });

  it("has a button that begins with what it does, and says for whom", () => {
    const { button, buttonFor } = en.fixes[id];
    const [verb = ""] = button.split(" ");
    for (const label of [buttonFor("T", "张三", 2), buttonFor("T", "", 2)])
      expect(label.startsWith(`${verb} `)).toBe(true);
    expect(buttonFor("T", "张三", 2)).toContain("张三");
  });

  it("can be named in messages", () => {
    expect(messageSchemas["send-code"].safeParse({ fixId: id, userId: "u" }).success).toBe(true);
  });

  it("says to the pages whether it asks for a code, as it does", () => {
    expect(FIX_FACTS[id].asksForCode).toBe(fix.proof !== undefined);
  });

  it("previews what it would change, with nobody's phone or e-mail in full", () => {
    expect(target).not.toBe("");
    expect(fix.preview(ready).against).toEqual([]);
    const kept = JSON.stringify(fix.preview(ready));
    for (const secret of [ZHANG.phone, ZHANG.email]) expect(kept).not.toContain(secret);
  });

  it("previews that there is nothing to do", () => {
    expect(fix.preview(nothing).target).toBeUndefined();
    expect(fix.preview(nothing).against).toContain("nothing-to-do");
  });

  it("reads the parts that it changes", async () => {
    const read = await fix.readParts?.(service, ZHANG.userId);
    expect(read ?? { ok: true, value: [] }).toEqual({ ok: true, value: ready.parts });
  });

  it("tells what the agent saw from anything else", () => {
    expect(fix.isSameTarget(ready, structuredClone(ready))).toBe(true);
    expect(fix.isSameTarget(ready, nothing)).toBe(false);
    expect(fix.isSameTarget(ready, changed)).toBe(false);
  });

  it("sends its code only where there is something to do", async () => {
    if (!fix.proof) return;
    expect(await fix.proof.sendCode(service, nothing.user)).toMatchObject({ failure: { code: "no-target" } });
    expect(service.sent).toEqual([]);
    expect(await fix.proof.sendCode(service, ready.user)).toMatchObject({ ok: true });
    expect(service.sent).toHaveLength(1);
  });

  describe.each(ROUTES)("through %s", (route) => {
    it("changes what it is about, naming the user by userId, and reads that back", async () => {
      expect(await readBack({ ...pressed, user: ready.user })).toEqual({ done: false });
      expect(await fix.apply(context({ route }))).toMatchObject({ ok: true });
      expect(changesSent().map(({ body }) => body)).toEqual([expect.objectContaining({ userId: ZHANG.userId })]);
      expect(await readBack({ ...pressed, user: ready.user })).toEqual({ done: true });
    });

    it("reads it back from what is written down alone, as a worker that starts later has to", async () => {
      expect(await readBack(pressed)).toEqual({ done: false });
      await fix.apply(context({ route }));
      expect(await readBack(pressed)).toEqual({ done: true });
    });

    it("takes no login method away but its own target", async () => {
      const others = fix.preview(ready).otherLoginMethods;
      await fix.apply(context({ route }));
      expect(fix.preview({ user: userWith(service.user), parts: [] }).otherLoginMethods).toEqual(others);
      if (!others) expect(service.user).toMatchObject({ phone: ready.user.phone, email: ready.user.email });
    });

    it("waits until the attempt is marked as sending, once, before it changes anything", async () => {
      const marked: number[] = [];
      const beforeChange = () => Promise.resolve().then(() => void marked.push(changesSent().length));
      await fix.apply(context({ route, beforeChange }));
      expect(marked).toEqual([0]);
    });

    it("changes nothing where it can't be marked, and lets the caller know", async () => {
      const beforeChange = () => Promise.reject(new Error("Disk full"));
      await expect(fix.apply(context({ route, beforeChange }))).rejects.toThrow("Disk full");
      expect(changesSent()).toEqual([]);
    });

    it("hands the customer's code to the service, if it asks for one", async () => {
      await fix.apply(context({ route, passCode: "90817263" }));
      expect(JSON.stringify(service.sent).includes("90817263")).toBe(fix.proof !== undefined);
    });
  });
});
