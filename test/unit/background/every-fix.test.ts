import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { isUnderWay } from "../../../lib/state/attempt.ts";
import { failed } from "../../../lib/failure.ts";
import { FIX_FACTS, fixIds } from "../../../lib/fixes/fix-ids.ts";
import { createJournal } from "../../../lib/journal/journal.ts";
import { fixUserKey } from "../../../lib/state/customer.ts";
import { attemptsItem, chosenFixesItem, lookupItem } from "../../../lib/state/items.ts";
import type { FaultInput } from "../../../sandbox/faults/faults.ts";
import { startSandbox } from "../../../sandbox/server.ts";
import { usePausesThatPassAtOnce } from "../../doubles/fast-pauses.ts";
import { FIX_SCENES } from "../../doubles/fix-scenes.ts";
import { setUpFor, startWorker } from "../../doubles/sandbox-worker.ts";
import { freshBrowser } from "../../doubles/worker.ts";

// The same promise for every fix: written first, sent once, read back, and settled by the next worker if this one ends.

usePausesThatPassAtOnce();

const sandbox = await startSandbox();
afterAll(() => sandbox.close());

let handlers: ReturnType<typeof startWorker>;
beforeEach(async () => {
  sandbox.state.reset();
  freshBrowser();
  vi.stubGlobal("indexedDB", new IDBFactory());
  await setUpFor(sandbox.url);
  await chosenFixesItem.setValue(fixIds);
  handlers = startWorker();
});

describe.each(fixIds)("%s", (fixId) => {
  const { customer, call, isDone } = FIX_SCENES[fixId];
  const { userId } = customer;
  const key = () => fixUserKey({ serviceAddress: sandbox.url, fixId, userId });
  const attempt = async () => (await attemptsItem.getValue())[key()];
  const person = () => {
    const found = sandbox.state.world.people.find((one) => one.userId === userId);
    if (!found) throw new Error("The customer is gone");
    return found;
  };
  const sent = () => sandbox.state.calls.filter((one) => one.call === call);

  /** Looks the customer up, as the desk does, and has a code sent if one is asked for. */
  async function prepare(): Promise<string> {
    await handlers["find-user"]({ typed: userId, userId, userIdType: "user_id" });
    if (!(await lookupItem.getValue())?.customer?.verdicts[fixId]) await handlers["preview-fix"]({ fixId, userId });
    if (!FIX_FACTS[fixId].asksForCode) return "";
    await handlers["send-code"]({ fixId, userId });
    return sandbox.state.world.messages.at(-1)?.code ?? "";
  }

  async function press(passCode: string): Promise<void> {
    const target = (await lookupItem.getValue())?.customer?.verdicts[fixId]?.target ?? "nothing to do";
    await handlers["apply-fix"]({ fixId, userId, target, passCode, passCodeTypedAt: Date.now() });
  }

  async function pressWith(fault: FaultInput): Promise<void> {
    const code = await prepare();
    sandbox.state.faults.add({ call, ...fault });
    await press(code);
  }

  it("is done, and seen to be done, with one request", async () => {
    await press(await prepare());
    expect(isDone(person())).toBe(true);
    expect(sent()).toHaveLength(1);
    expect(await attempt()).toMatchObject({
      outcome: "done",
      readBack: { done: true },
      answer: { statusCode: 200, requestId: sent()[0]?.requestId },
    });
    expect(await createJournal().read((await attempt())?.attemptId ?? "")).toMatchObject({ outcome: "done" });
  });

  it("is refused with the service's requestId, and changes nothing", async () => {
    await pressWith({ kind: "server-error" });
    expect(isDone(person())).toBe(false);
    expect(await attempt()).toMatchObject({ outcome: "refused", readBack: { done: false } });
    expect((await attempt())?.answer?.requestId).toBe(sent()[0]?.requestId);
  });

  it("is contradicted if the service says success and nothing changed", async () => {
    await pressWith({ kind: "success-without-effect" });
    expect(await attempt()).toMatchObject({ outcome: "contradicted", readBack: { done: false } });
  });

  it.each([
    ["empty", { kind: "empty", applied: true }],
    ["dropped", { kind: "drop-after" }],
    ["a gateway's page", { kind: "html-502", applied: true }],
    ["a refusal", { kind: "refuse-after-change" }],
  ] satisfies [string, FaultInput][])("is known to be done although the answer was %s", async (_, fault) => {
    await pressWith(fault);
    expect(isDone(person())).toBe(true);
    expect(sent()).toHaveLength(1);
    expect(await attempt()).toMatchObject({ outcome: "done", readBack: { done: true } });
  });

  it("is unknown if the answer was lost and nothing is seen to have changed", async () => {
    await pressWith({ kind: "drop-before" });
    expect(await attempt()).toMatchObject({ outcome: "unknown", readBack: { done: false } });
    expect(sent()).toHaveLength(1);
  });

  it.each([
    ["arrived", true],
    ["never arrived", false],
  ])("is settled by the next worker if this one ended while the request was under way and %s", async (_, arrives) => {
    const code = await prepare();
    const kind = arrives ? "delay" : "drop-before";
    sandbox.state.faults.add({ call, kind, ...(arrives ? { afterMs: 600_000 } : { delayMs: 600_000 }) });
    const pressed = press(code);
    const isSent = async () => (await attempt())?.state === "sending" && sent().length === 1;
    await vi.waitFor(async () => expect(await isSent()).toBe(true));
    if (arrives) await vi.waitFor(() => expect(isDone(person())).toBe(true));
    handlers = startWorker();
    await handlers.wake({});
    await vi.waitFor(async () => expect(isUnderWay(await attempt())).toBe(false));
    expect(await attempt()).toMatchObject(
      arrives ? { outcome: "done", readBack: { done: true } } : { outcome: "unknown", readBack: { done: false } },
    );
    expect(sent()).toHaveLength(1);
    // In one process the worker that has ended is still there, and must not reach into the next test.
    sandbox.state.faults.clear();
    await pressed;
  });

  it("is not done with a target that is no longer the one on screen", async () => {
    const code = await prepare();
    Object.assign(person(), { phone: "13999999999", email: "x@example.org", sessions: [], status: "Archived" });
    await press(code);
    expect(sent()).toEqual([]);
    expect(await attempt()).toMatchObject({ outcome: "not-sent", failure: { code: "target-changed" } });
  });

  it("is refused if it is not on the desk", async () => {
    const code = await prepare();
    await chosenFixesItem.setValue(fixIds.filter((id) => id !== fixId));
    const payload = { fixId, userId, passCode: code, passCodeTypedAt: Date.now() };
    expect(await handlers["apply-fix"](payload)).toEqual(failed("fix-not-allowed"));
    expect(sent()).toEqual([]);
  });
});
