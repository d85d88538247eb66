import { fireEvent, render, screen } from "@testing-library/preact";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { App } from "../../entrypoints/popup/App.tsx";
import type { Attempt } from "../../lib/state/attempt.ts";
import { failed, success } from "../../lib/failure.ts";
import { fixUserKey } from "../../lib/state/customer.ts";
import { openScreen } from "../../lib/desk/desk-state.ts";
import { attemptsItem, draftItem, lookupItem, settingsItem, unlockedItem, vaultItem } from "../../lib/state/items.ts";
import { attemptWith } from "../doubles/attempts.ts";
import { foundUser } from "../doubles/lookups.ts";
import { extension } from "../doubles/browser.ts";
import { ZHANG } from "../doubles/users.ts";
import { untilQuiet } from "../doubles/worker.ts";
import { agent } from "./agent.ts";

const SETTINGS = { serviceAddress: "https://api.authing.cn", accessKeyId: "key-1", route: "unbind-phone" } as const;
const BLOB = { version: 1, kdf: "", iterations: 0, salt: "", iv: "", ciphertext: "" };

/** What the page told the worker, but for waking it. */
let told: unknown[];
let reply: unknown;
/** Resolves when the next worker has settled what the last one left. */
let settled: Promise<void>;
beforeEach(() => {
  settled = Promise.resolve();
  fakeBrowser.reset();
  extension.reset();
  told = [];
  reply = success(undefined);
  fakeBrowser.runtime.onMessage.addListener((message: unknown) => {
    if (isNamed(message, "wake")) return settled.then(() => success(undefined));
    if (isNamed(message, "which-worker")) return Promise.resolve(success({ workerId: "worker-1", received: true }));
    told.push(said(message));
    return Promise.resolve(reply);
  });
});

/** What a message says, without its ID. */
function said(message: unknown): unknown {
  if (typeof message !== "object" || message === null || !("name" in message) || !("payload" in message))
    return message;
  return { name: message.name, payload: message.payload };
}

function isNamed(message: unknown, name: string): boolean {
  return typeof message === "object" && message !== null && "name" in message && message.name === name;
}

/** As after setting it up: allowed, and unlocked or not. */
async function setUp({ unlocked = true, allowed = true } = {}): Promise<void> {
  await settingsItem.setValue(SETTINGS);
  await vaultItem.setValue(BLOB);
  if (unlocked) {
    await fakeBrowser.storage.session.set({ activity: { at: Date.now() } });
    await unlockedItem.setValue(true);
  }
  if (allowed) extension.granted.add("https://api.authing.cn/*");
}

async function showFound(): Promise<void> {
  await draftItem.setValue({ typed: ZHANG.phone });
  await lookupItem.setValue(foundUser());
}

const showAttempt = (attempt: Attempt) =>
  attemptsItem.setValue({ [fixUserKey(attempt.fixId, attempt.userId)]: attempt });

const passCode = () => screen.findByRole("textbox", { name: "Pass code" });

it("starts the worker when the agent begins to enter the code, once for each", async () => {
  await setUp();
  await showFound();
  const asked = vi.fn();
  fakeBrowser.runtime.onMessage.addListener((message: unknown) => {
    if (isNamed(message, "which-worker")) asked();
    return undefined;
  });
  render(<App />);
  await agent().type(await passCode(), "4839");
  expect(asked).toHaveBeenCalledTimes(1);
  await agent().clear(await passCode());
  await agent().type(await passCode(), "5");
  expect(asked).toHaveBeenCalledTimes(2);
});

describe("before the desk", () => {
  it("has one sentence and a button where nothing is set up", async () => {
    render(<App />);
    await agent().click(await screen.findByRole("button", { name: "Open settings" }));
    expect(extension.settingsOpened).toBe(1);
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  it("asks for the passphrase where it is locked", async () => {
    await setUp({ unlocked: false });
    render(<App />);
    await agent().type(await screen.findByLabelText("Passphrase"), "four unrelated words{Enter}");
    await vi.waitFor(() => expect(told).toEqual([{ name: "unlock", payload: { passphrase: "four unrelated words" } }]));
  });

  it("is seen to be unlocking", async () => {
    await setUp({ unlocked: false });
    reply = new Promise(() => undefined);
    render(<App />);
    await agent().type(await screen.findByLabelText("Passphrase"), "four unrelated words{Enter}");
    expect(await screen.findByRole("button", { name: "Unlocking…" })).toBeTruthy();
    expect(screen.getByRole("form", { name: "Locked" }).getAttribute("aria-busy")).toBe("true");
  });

  it("says why it could not be unlocked", async () => {
    await setUp({ unlocked: false });
    reply = failed("wrong-passphrase");
    render(<App />);
    await agent().type(await screen.findByLabelText("Passphrase"), "wrong{Enter}");
    expect((await screen.findByRole("alert")).textContent).toContain("That is not the passphrase.");
  });

  it("says that what was pasted is too long for a passphrase, and keeps it", async () => {
    await setUp({ unlocked: false });
    render(<App />);
    const field = await screen.findByLabelText<HTMLInputElement>("Passphrase");
    const user = agent();
    await user.click(field);
    await user.paste("x".repeat(2_001));
    await user.keyboard("{Enter}");
    expect((await screen.findByRole("alert")).textContent).toContain("That is too long.");
    expect(field.value).toHaveLength(2_001);
    expect(told).toEqual([]);
  });

  it("shows the desk as soon as it is unlocked, in this window or another", async () => {
    await setUp({ unlocked: false });
    render(<App />);
    await screen.findByLabelText("Passphrase");
    await unlockedItem.setValue(true);
    expect(await passCode()).toBeTruthy();
  });

  it("says where the browser does not let it reach the service", async () => {
    await setUp({ allowed: false });
    render(<App />);
    expect(await screen.findByText(/does not let Quick Fix reach/)).toBeTruthy();
    expect(screen.queryByRole("textbox")).toBeNull();
  });
});

describe("a desk that is taken for open and empty", () => {
  it("is there before anything is read", async () => {
    await setUp();
    render(<App isAssumedOpen />);
    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "User" }));
  });

  it("keeps what is typed before anything is read", async () => {
    await setUp();
    await draftItem.setValue({ typed: "of another window" });
    // What is typed is stored later than the reading looks.
    const storing = vi.spyOn(fakeBrowser.storage.session, "set").mockReturnValue(new Promise(() => undefined));
    const feed = openScreen();
    render(<App feed={feed} isAssumedOpen />);
    const field = screen.getByRole<HTMLInputElement>("textbox", { name: "User" });
    fireEvent.input(field, { target: { value: "13800138000" } });
    await feed.ready;
    await passCode();
    storing.mockRestore();
    expect(field.value).toBe("13800138000");
  });

  it("shows what stands there, where something does", async () => {
    await setUp();
    await showFound();
    render(<App isAssumedOpen />);
    expect(await screen.findByRole("button", { name: /^Unbind 138/ })).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "User" }).value).toBe(ZHANG.phone);
  });

  it("gives way to the passphrase where it is locked", async () => {
    await setUp({ unlocked: false });
    render(<App isAssumedOpen />);
    expect(await screen.findByLabelText("Passphrase")).toBeTruthy();
    expect(screen.queryByRole("textbox", { name: "User" })).toBeNull();
  });
});

describe("the desk", () => {
  beforeEach(() => setUp());

  it("has whoever is pasted looked up, as what it was recognised", async () => {
    render(<App />);
    const user = agent();
    await user.click(await screen.findByRole("textbox", { name: "User" }));
    await user.paste("+86 138-0013-8000");
    await user.keyboard("{Enter}");
    await vi.waitFor(() =>
      expect(told).toContainEqual({
        name: "find-user",
        payload: { typed: "+86 138-0013-8000", userIdType: "phone", userId: "13800138000", countryCode: "86" },
      }),
    );
  });

  it("sends nothing for what is too long to be a user, and says so", async () => {
    render(<App />);
    const user = agent();
    await user.click(await screen.findByRole("textbox", { name: "User" }));
    await user.paste("a whole page of text ".repeat(200));
    await user.keyboard("{Enter}");
    const heading = await screen.findByRole("heading", { name: "That does not name one user for certain." });
    expect(heading).toBeTruthy();
    expect(told).toEqual([]);
  });

  it("sends nothing for a line that names several users, and says so", async () => {
    render(<App />);
    const user = agent();
    await user.click(await screen.findByRole("textbox", { name: "User" }));
    await user.paste(`${ZHANG.phone} or 13900139000`);
    await user.keyboard("{Enter}");
    expect(await screen.findByRole("heading", { name: "That does not name one user for certain." })).toBeTruthy();
    expect(told).toEqual([]);
  });

  it("looks a user up once, however long the worker takes to say that it is at it", async () => {
    reply = new Promise(() => undefined);
    render(<App />);
    const user = agent();
    await user.click(await screen.findByRole("textbox", { name: "User" }));
    await user.paste(ZHANG.phone);
    await user.keyboard("{Enter}");
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(told).not.toEqual([]));
    // Longer than the pause after the last key, which looks a whole number up by itself.
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(told).toMatchObject([{ name: "find-user" }]);
  });

  it("has the code sent to, and the fix applied for, the customer on screen", async () => {
    await showFound();
    render(<App />);
    const user = agent();
    await user.type(await passCode(), "483 920");
    await user.click(screen.getByRole("button", { name: "Send code" }));
    await user.click(screen.getByRole("button", { name: "Unbind 138****8000 from 张三" }));
    await vi.waitFor(() => expect(told).toHaveLength(2));
    expect(told[0]).toEqual({ name: "send-code", payload: { fixId: "unbind-phone", userId: ZHANG.userId } });
    expect(told[1]).toMatchObject({
      name: "apply-fix",
      payload: { fixId: "unbind-phone", userId: ZHANG.userId, passCode: "483920" },
    });
  });

  it("stores what is typed, but never the pass code", async () => {
    render(<App />);
    const user = agent();
    await user.type(await screen.findByRole("textbox", { name: "User" }), "zhangsan");
    await user.type(await passCode(), "90817263");
    await vi.waitFor(async () => expect((await draftItem.getValue()).typed).toBe("zhangsan"));
    const stored = [await fakeBrowser.storage.session.get(null), await fakeBrowser.storage.local.get(null)];
    expect(JSON.stringify(stored)).not.toContain("90817263");
  });

  it("shows exactly where things stand when it is opened again", async () => {
    await showFound();
    await showAttempt(attemptWith());
    render(<App />);
    expect(await screen.findByRole("heading", { name: "Phone unbound." })).toBeTruthy();
    expect(screen.getByRole("textbox", { name: "User" })).toHaveProperty("value", ZHANG.phone);
    expect(screen.getByRole("textbox", { name: "Pass code" })).toHaveProperty("value", "");
    // Nothing is asked of the service again; that the outcome was seen takes it off the toolbar's button.
    expect(told).toEqual([{ name: "mark-seen", payload: { attemptIds: [attemptWith().attemptId] } }]);
  });

  it("keeps a result that could not be checked again, with its request ID", async () => {
    await showFound();
    await showAttempt(attemptWith({ outcome: "unknown", failure: { code: "timed-out" } }));
    reply = failed("no-permission");
    render(<App />);
    await agent().click(await screen.findByRole("button", { name: "Check again" }));
    expect(await screen.findByText("It could not be checked.")).toBeTruthy();
    expect(screen.getByText("b7c1f1a0-request")).toBeTruthy();
  });

  it("does not show one customer's result beside another", async () => {
    await showFound();
    await showAttempt(attemptWith({ userId: "somebody-else" }));
    render(<App />);
    expect(await screen.findByRole("button", { name: /^Unbind 138/ })).toBeTruthy();
    expect(screen.queryByRole("heading", { name: "Phone unbound." })).toBeNull();
  });

  describe("of which the worker tells ahead of the watched state", () => {
    const answered = () => attemptWith({ state: "answered", settledAt: undefined, outcome: undefined });
    const MAKING_SURE = "Authing reports success. Making sure…";
    const tell = async (attempt: Attempt) => {
      await vi.waitFor(() => expect(extension.ports).toHaveLength(1));
      extension.ports[0]?.postMessage({ attempt });
    };

    it("shows the answer at once", async () => {
      await showFound();
      render(<App />);
      await passCode();
      await tell(answered());
      expect(await screen.findByText(MAKING_SURE)).toBeTruthy();
      expect(screen.getByText("b7c1f1a0-request")).toBeTruthy();
      expect(await attemptsItem.getValue()).toEqual({});
    });

    it.each([
      { what: "its own outcome", shown: attemptWith() },
      { what: "a newer attempt", shown: attemptWith({ attemptId: "newer", preparedAt: answered().preparedAt + 1 }) },
    ])("takes nothing back: not $what", async ({ shown }) => {
      await showFound();
      await showAttempt(shown);
      render(<App />);
      await screen.findByRole("heading", { name: "Phone unbound." });
      await tell(answered());
      await untilQuiet();
      expect(screen.queryByText(MAKING_SURE)).toBeNull();
      expect(screen.getByRole("heading", { name: "Phone unbound." })).toBeTruthy();
    });

    it("shows it over the attempt before", async () => {
      await showFound();
      await showAttempt(attemptWith({ attemptId: "older", preparedAt: answered().preparedAt - 1 }));
      render(<App />);
      await screen.findByRole("heading", { name: "Phone unbound." });
      await tell(answered());
      expect(await screen.findByText(MAKING_SURE)).toBeTruthy();
    });

    it("shows nobody else's", async () => {
      await showFound();
      render(<App />);
      await passCode();
      await tell({ ...answered(), userId: "somebody-else" });
      await untilQuiet();
      expect(screen.queryByText("b7c1f1a0-request")).toBeNull();
    });
  });

  it("is cleared by the next worker where one was stopped before it did, and then of nobody else", async () => {
    await showFound();
    reply = undefined;
    render(<App />);
    await agent().type(await passCode(), "{Escape}");
    await vi.waitFor(() =>
      expect(told).toEqual([
        { name: "clear-desk", payload: {} },
        { name: "clear-desk", payload: { lookupId: foundUser().lookupId } },
      ]),
    );
  });

  it("is locked by the next worker where one was stopped before it did", async () => {
    reply = undefined;
    render(<App />);
    await agent().click(await screen.findByRole("button", { name: "Lock now" }));
    const lock = { name: "lock", payload: {} };
    await vi.waitFor(() => expect(told).toEqual([lock, lock]));
  });

  it("says that nothing was changed, and why, where a press made no attempt", async () => {
    await showFound();
    reply = failed("journal-failed");
    render(<App />);
    await agent().type(await passCode(), "483920{Enter}");
    expect(await screen.findByRole("heading", { name: "Nothing was changed." })).toBeTruthy();
    expect(screen.getByRole("status", { name: "Result" }).textContent).toContain("could not be written down");
  });

  it("covers no newer result with what went wrong before it, here or in another window", async () => {
    await showFound();
    reply = failed("journal-failed");
    render(<App />);
    await agent().type(await passCode(), "483920{Enter}");
    await screen.findByRole("heading", { name: "Nothing was changed." });
    const now = Date.now() + 1;
    await showAttempt(attemptWith({ preparedAt: now, settledAt: now }));
    expect(await screen.findByRole("heading", { name: "Phone unbound." })).toBeTruthy();
    expect(screen.queryByRole("heading", { name: "Nothing was changed." })).toBeNull();
  });

  it("does not say that nothing was changed where a flaw of ours struck after the request had left", async () => {
    await showFound();
    let answer: (said: unknown) => void = () => undefined;
    reply = new Promise((resolve) => (answer = resolve));
    render(<App />);
    await agent().type(await passCode(), "483920{Enter}");
    await vi.waitFor(() => expect(told).toHaveLength(1));
    const left = attemptWith({ state: "answered", preparedAt: Date.now(), settledAt: undefined, outcome: undefined });
    await showAttempt(left);
    answer(failed("unexpected"));
    // Long enough for the page to have taken it.
    await untilQuiet();
    expect(await screen.findByText("Authing reports success. Making sure…")).toBeTruthy();
    expect(screen.queryByRole("heading", { name: "Nothing was changed." })).toBeNull();
  });

  it("doesn't blame the passphrase for what went wrong before it was locked", async () => {
    await showFound();
    reply = failed("journal-failed");
    render(<App />);
    await agent().type(await passCode(), "483920{Enter}");
    await screen.findByRole("heading", { name: "Nothing was changed." });
    await unlockedItem.setValue(false);
    expect((await screen.findByLabelText("Passphrase")).getAttribute("aria-invalid")).toBe("false");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it.each([
    ["a look-up", "find-user", "User", ZHANG.phone + "{Enter}"],
    ["a press", "apply-fix", "Pass code", "483920{Enter}"],
    ["a code on its way", "send-code", "Pass code", "{Tab}{Enter}"],
  ])("is seen to be busy with %s before the worker says a word", async (_what, name, field, keys) => {
    if (name !== "find-user") await showFound();
    reply = new Promise(() => undefined);
    render(<App />);
    await agent().type(await screen.findByRole("textbox", { name: field }), keys);
    await vi.waitFor(() => expect(told).toContainEqual(expect.objectContaining({ name })));
    const desk = screen.getByRole("form", { name: "Desk" });
    await vi.waitFor(() => expect(desk.getAttribute("aria-busy")).toBe("true"));
  });

  it("draws nothing of a press until it has taken a moment", async () => {
    await showFound();
    reply = new Promise(() => undefined);
    render(<App />);
    await agent().type(await passCode(), "483920");
    const desk = screen.getByRole("form", { name: "Desk" });
    const drawn: MutationRecord[] = [];
    const watching = new MutationObserver((records) => void drawn.push(...records));
    watching.observe(desk, { attributes: true, characterData: true, childList: true, subtree: true });
    vi.useFakeTimers({ toFake: ["setTimeout"] });
    fireEvent.submit(desk);
    await vi.advanceTimersByTimeAsync(99);
    expect(told).toContainEqual(expect.objectContaining({ name: "apply-fix" }));
    expect(drawn).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    vi.useRealTimers();
    await vi.waitFor(() => expect(drawn).not.toEqual([]));
    expect(desk.getAttribute("aria-busy")).toBe("true");
  });

  it("tells the agent where the worker gives no answer at all", async () => {
    await showFound();
    reply = undefined;
    render(<App />);
    await agent().type(await passCode(), "483920{Enter}");
    await vi.waitFor(() => expect(told).toHaveLength(1));
    expect(await screen.findByRole("heading", { name: "Nothing was changed." })).toBeTruthy();
  });

  it("is busy, and shows no idle moment, until the next worker has shown what a stopped one left", async () => {
    await showFound();
    reply = undefined;
    let settle = () => {};
    settled = new Promise((resolve) => (settle = resolve));
    render(<App />);
    await agent().type(await passCode(), "483920{Enter}");
    await vi.waitFor(() => expect(told).toHaveLength(1));
    const desk = screen.getByRole("form");
    await vi.waitFor(() => expect(desk.getAttribute("aria-busy")).toBe("true"));

    const idle: string[] = [];
    new MutationObserver(() => {
      if (desk.getAttribute("aria-busy") === "false") idle.push(desk.textContent);
    }).observe(desk, { attributes: true });
    const left = attemptWith({ state: "sending", preparedAt: Date.now(), settledAt: undefined, outcome: undefined });
    // Stored, and the event that says so is still on its way.
    fakeBrowser.storage.onChanged.removeAllListeners();
    await showAttempt(left);
    settle();
    expect(await screen.findByText("Asking the service…")).toBeTruthy();
    expect(desk.getAttribute("aria-busy")).toBe("true");
    expect(idle).toEqual([]);
  });
});
