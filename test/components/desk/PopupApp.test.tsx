import { fireEvent, render, screen, type RenderResult } from "@testing-library/preact";
import type { UserEvent } from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { App } from "../../../entrypoints/popup/App.tsx";
import type { Attempt } from "../../../lib/state/attempt.ts";
import { failed, success } from "../../../lib/failure.ts";
import { CODE_INTERVAL, CODE_LIFE, mayHaveBeenSent } from "../../../lib/customer/code-wait.ts";
import { fixUserKey, type SentCode } from "../../../lib/state/customer.ts";
import { openDeskState } from "../../../lib/desk/desk-state.ts";
import {
  attemptsItem,
  chosenFixesItem,
  clearedDeskItem,
  draftItem,
  lookupItem,
  policyItem,
  recentCustomersItem,
  seenAttemptsItem,
  sentCodesItem,
  settingsItem,
  unlockedItem,
  vaultItem,
} from "../../../lib/state/items.ts";
import { en, type Words } from "../../../lib/words/en.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { findingUser, foundUser, missingUser } from "../../doubles/lookups.ts";
import { extension } from "../../doubles/browser.ts";
import { sentCodeWith } from "../../doubles/sent-code.ts";
import { ZHANG } from "../../doubles/users.ts";
import { untilQuiet } from "../../doubles/worker.ts";
import { WordsContext } from "../../../components/shared/use-words.ts";
import { zhCN } from "../../../lib/words/zh-CN.ts";
import { agent } from "../agent.ts";

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

/** As after setting it up, and unlocked or not. */
async function setUp({ unlocked = true } = {}): Promise<void> {
  await settingsItem.setValue(SETTINGS);
  await vaultItem.setValue(BLOB);
  if (unlocked) {
    await fakeBrowser.storage.session.set({ activity: { at: Date.now() } });
    await unlockedItem.setValue(true);
  }
  extension.granted.add("https://api.authing.cn/*");
}

async function showFound(): Promise<void> {
  await draftItem.setValue({ typed: ZHANG.phone });
  await lookupItem.setValue(foundUser());
}

const showAttempt = (attempt: Attempt) => attemptsItem.setValue({ [fixUserKey(attempt)]: attempt });

/** The popup as it opens: with what is stored by now. */
async function openPopup(): Promise<RenderResult> {
  return render(<App feed={await openDeskState()} />);
}

/** Opens the popup, pastes whom to look up, and presses Enter. */
async function lookUp(pasted: string): Promise<UserEvent> {
  await openPopup();
  const user = agent();
  await user.click(await screen.findByRole("textbox", { name: "User" }));
  await user.paste(pasted);
  await user.keyboard("{Enter}");
  return user;
}

/** Opens the popup with a customer found, types the code, and presses Enter. */
async function press(): Promise<void> {
  await showFound();
  await openPopup();
  await agent().type(await passCode(), "483920{Enter}");
}

/** Counts how often the page asks for a worker. */
function asksForWorker() {
  const asked = vi.fn();
  fakeBrowser.runtime.onMessage.addListener((message: unknown) => {
    if (isNamed(message, "which-worker")) asked();
    return undefined;
  });
  return asked;
}

const passCode = () => screen.findByRole("textbox", { name: "Pass code" });

it.each([
  ["a browser with a sidebar", "true", 1],
  ["a Chromium without a side panel", "", 0],
])("offers to open beside the page only what the browser has: %s", async (_name, firefox, buttons) => {
  vi.stubEnv("FIREFOX", firefox);
  const open = vi.spyOn(extension.sidebarAction, "open");
  const close = vi.spyOn(window, "close").mockReturnValue();
  await setUp();
  await openPopup();
  for (const button of screen.queryAllByRole("button", { name: "Open beside the page" })) await agent().click(button);
  await vi.waitFor(() => expect([open, close].map(({ mock }) => mock.calls.length)).toEqual([buttons, buttons]));
  expect(screen.queryAllByRole("button", { name: "Open beside the page" })).toHaveLength(buttons);
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it("starts the worker when the agent begins to enter the code, once for each", async () => {
  await setUp();
  await showFound();
  const asked = asksForWorker();
  await openPopup();
  await agent().type(await passCode(), "4839");
  expect(asked).toHaveBeenCalledTimes(1);
  await agent().clear(await passCode());
  await agent().type(await passCode(), "5");
  expect(asked).toHaveBeenCalledTimes(2);
});

it("keeps asking for a worker while an attempt is under way: one that dies as it settles starts no other", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
  try {
    await setUp();
    await showFound();
    await showAttempt(attemptWith({ state: "sending", settledAt: undefined, outcome: undefined }));
    const asked = asksForWorker();
    await openPopup();
    await screen.findByText("Asking the service…");
    await vi.advanceTimersByTimeAsync(3_000);
    expect(asked).toHaveBeenCalledTimes(3);
    await showAttempt(attemptWith());
    await screen.findByRole("heading", { name: "Phone unbound." });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(asked).toHaveBeenCalledTimes(3);
  } finally {
    vi.useRealTimers();
  }
});

describe("before the desk", () => {
  it("asks for the passphrase where it is locked, and is seen to be unlocking", async () => {
    await setUp({ unlocked: false });
    reply = new Promise(() => undefined);
    await openPopup();
    await agent().type(await screen.findByLabelText("Passphrase"), "four unrelated words{Enter}");
    const askedAt: unknown = expect.any(Number);
    await vi.waitFor(() =>
      expect(told).toEqual([{ name: "unlock", payload: { passphrase: "four unrelated words", askedAt } }]),
    );
    expect(await screen.findByRole("button", { name: "Unlocking…" })).toBeTruthy();
    expect(screen.getByRole("form", { name: "Locked" }).getAttribute("aria-busy")).toBe("true");
  });

  it.each([
    ["no fix is allowed", () => policyItem.setValue({ allowedFixes: [] }), en.failures["fix-not-allowed"].says],
    ["the set-up was started over", () => settingsItem.setValue(null), en.setUp.title],
  ])("leads to the history if %s, and says what nobody has seen", async (_what, close, says) => {
    await setUp();
    await close();
    await showAttempt(attemptWith({ settledAt: 5 }));
    await openPopup();
    expect(await screen.findByRole("heading", { name: says })).toBeTruthy();
    expect(screen.getByRole("button", { name: "History – 1 result to look at" })).toBeTruthy();
  });

  it("says that what was pasted is too long for a passphrase, and keeps it", async () => {
    await setUp({ unlocked: false });
    await openPopup();
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
    await openPopup();
    await screen.findByLabelText("Passphrase");
    await unlockedItem.setValue(true);
    expect(await passCode()).toBeTruthy();
  });
});

describe("the desk", () => {
  beforeEach(() => setUp());

  it.each([
    ["what is too long to be a user", "a whole page of text ".repeat(200), "That is too long."],
    ["a line that names several users", `${ZHANG.phone} or 13900139000`, /^That names more than one user/],
  ])("sends nothing for %s, and says so", async (_what, pasted, says) => {
    await lookUp(pasted);
    expect(await screen.findByRole("heading", { name: says })).toBeTruthy();
    expect(told).toEqual([]);
  });

  it.each([`${ZHANG.phone} / 13900139000`, "+999 12345678"])(
    "leads from Pass code to User, and says why, where it is unclear who is meant: %s",
    async (typed) => {
      await openPopup();
      const user = agent();
      await user.type(await passCode(), "483920");
      const field = screen.getByRole("textbox", { name: "User" });
      fireEvent.input(field, { target: { value: typed } });
      await user.type(await passCode(), "{Enter}");
      await vi.waitFor(() => expect(document.activeElement).toBe(field));
      expect(screen.getByRole("status", { name: "Result" }).textContent).not.toBe("");
      expect(screen.queryByText(/^Waiting for the customer/)).toBeNull();
      expect(told).toEqual([]);
    },
  );

  it("counts the digits of half a number that nobody has", async () => {
    await draftItem.setValue({ typed: "1380013" });
    const failure = { code: "phone-incomplete", digits: 7 } as const;
    await lookupItem.setValue({ typed: "1380013", userIdType: "phone", lookupId: "1", state: "failed", failure });
    await openPopup();
    expect(await screen.findByText(/7 digits, not 11/)).toBeTruthy();
    expect(screen.getByRole("textbox", { name: "User" })).toHaveProperty("value", "1380013");
  });

  it("keeps what is typed while it is still being stored, and something else changes", async () => {
    await openPopup();
    const field = await screen.findByRole("textbox", { name: "User" });
    const storing = vi.spyOn(draftItem, "setValue").mockReturnValue(new Promise(() => undefined));
    await agent().type(field, "1380013");
    storing.mockRestore();
    await lookupItem.setValue(foundUser());
    await untilQuiet();
    expect(field).toHaveProperty("value", "1380013");
  });

  it("keeps the fix for the next customer", async () => {
    await draftItem.setValue({ typed: "1380013", fixId: "sign-out" });
    await openPopup();
    await agent().type(await screen.findByRole("textbox", { name: "User" }), "{Escape}");
    await vi.waitFor(async () => expect(await draftItem.getValue()).toMatchObject({ typed: "", fixId: "sign-out" }));
  });

  it("shows what another window types", async () => {
    await openPopup();
    const field = await screen.findByRole("textbox", { name: "User" });
    await agent().type(field, "138");
    await draftItem.setValue({ typed: "13900139000", writtenBy: "another page" });
    await vi.waitFor(() => expect(field).toHaveProperty("value", "13900139000"));
  });

  it("looks a user up once, however long the worker takes to say that it is at it", async () => {
    reply = new Promise(() => undefined);
    const user = await lookUp(ZHANG.phone);
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(told).not.toEqual([]));
    // Longer than the pause after the last key, which looks a whole number up by itself.
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(told).toMatchObject([{ name: "find-user" }]);
  });

  it("looks a user up once, if an older look-up ends meanwhile", async () => {
    reply = new Promise(() => undefined);
    const user = await lookUp(ZHANG.phone);
    await vi.waitFor(() => expect(told).not.toEqual([]));
    await lookupItem.setValue({ ...foundUser(), typed: "1380013" });
    await untilQuiet();
    await user.keyboard("{Enter}");
    await untilQuiet();
    expect(told).toMatchObject([{ name: "find-user" }]);
  });

  it("looks a user up again whom another window has replaced, and calls nothing of it wrong", async () => {
    let answer: (said: unknown) => void = () => undefined;
    reply = new Promise((resolve) => (answer = resolve));
    const user = await lookUp(ZHANG.phone);
    await vi.waitFor(() => expect(told).toHaveLength(1));
    await draftItem.setValue({ typed: "lisi", writtenBy: "another page" });
    for (const state of ["finding", "found"] as const)
      await lookupItem.setValue({ ...foundUser(), typed: "lisi", userIdType: "username", lookupId: "2", state });
    await untilQuiet();
    const field = screen.getByRole("textbox", { name: "User" });
    fireEvent.input(field, { target: { value: ZHANG.phone } });
    answer(failed("user-changed"));
    await untilQuiet();
    expect(result()).toBe("");
    await user.keyboard("{Enter}");
    await vi.waitFor(() => expect(told).toHaveLength(2));
    expect(told[1]).toEqual(told[0]);
  });

  it("has the code sent to, and the fix applied for, the customer on screen", async () => {
    await showFound();
    await openPopup();
    const user = agent();
    await user.type(await passCode(), "483 920");
    await user.click(screen.getByRole("button", { name: "Send code" }));
    await user.click(screen.getByRole("button", { name: "Unbind 138****8000 from 张三" }));
    await vi.waitFor(() => expect(told).toHaveLength(2));
    const { serviceAddress } = SETTINGS;
    const seen = { fixId: "unbind-phone", userId: ZHANG.userId, serviceAddress, target: "138****8000" };
    expect(told[0]).toEqual({ name: "send-code", payload: seen });
    expect(told[1]).toMatchObject({ name: "apply-fix", payload: { ...seen, passCode: "483920" } });
  });

  it.each([
    ["another fix is chosen", () => agent().keyboard("{Alt>}2{/Alt}")],
    ["Settings take the fix off the desk", () => chosenFixesItem.setValue(["reactivate"])],
  ])("changes nothing by an Enter that still waits where %s", async (_what, change) => {
    await chosenFixesItem.setValue(["unbind-phone", "reactivate"]);
    await draftItem.setValue({ typed: ZHANG.phone });
    await lookupItem.setValue(findingUser);
    await openPopup();
    await agent().type(await passCode(), "483920{Enter}");
    await screen.findByText("Waiting for the customer; then it goes on by itself.");
    await change();
    await screen.findByRole("button", { name: "Reactivate the account" });
    await lookupItem.setValue(foundUser({ status: "Suspended" }));
    await screen.findByRole("region", { name: "张三" });
    await untilQuiet();
    expect(told).toEqual([]);
  });

  it.each([{ allowedFixes: ["unbind-phone" as const] }, { allowedFixes: [] }])(
    "tells the outcome of a press whose fix is taken away meanwhile: %j",
    async (policy) => {
      await showFound();
      await draftItem.setValue({ typed: ZHANG.phone, fixId: "reset-password" });
      await chosenFixesItem.setValue(["unbind-phone", "reset-password"]);
      const fixId = "reset-password";
      await showAttempt(attemptWith({ fixId, state: "sending", outcome: undefined }));
      await openPopup();
      await screen.findByText("Asking the service…");
      await policyItem.setValue(policy);
      await showAttempt(attemptWith({ fixId }));
      expect(await screen.findByRole("heading", { name: "Password reset." })).toBeTruthy();
    },
  );

  it("shows exactly where things stand when it is opened again", async () => {
    await showFound();
    await showAttempt(attemptWith());
    await openPopup();
    expect(await screen.findByRole("heading", { name: "Phone unbound." })).toBeTruthy();
    expect(screen.getByRole("textbox", { name: "User" })).toHaveProperty("value", ZHANG.phone);
    expect(screen.getByRole("textbox", { name: "Pass code" })).toHaveProperty("value", "");
    // Nothing is asked of the service again; that the outcome was seen takes it off the toolbar's button.
    expect(told).toEqual([{ name: "mark-seen", payload: { attemptIds: [attemptWith().attemptId] } }]);
  });

  it.each([
    ["", {}],
    [", also if the clock was set back since", { settledAt: Date.now() + 3_600_000 }],
  ])("keeps a result that could not be checked again, with its request ID%s", async (_also, times) => {
    await showFound();
    await showAttempt(attemptWith({ outcome: "unknown", failure: { code: "timed-out" }, ...times }));
    reply = failed("no-permission");
    await openPopup();
    await agent().click(await screen.findByRole("button", { name: "Check again" }));
    expect(await screen.findByText("It could not be checked.")).toBeTruthy();
    expect(screen.getByText("b7c1f1a0-request")).toBeTruthy();
  });

  it("does not show one customer's result beside another, but says that the history has one", async () => {
    await showFound();
    const others = attemptWith({ userId: "somebody-else", settledAt: 5 });
    await showAttempt(others);
    await openPopup();
    expect(await screen.findByRole("button", { name: /^Unbind 138/ })).toBeTruthy();
    expect(screen.queryByRole("heading", { name: "Phone unbound." })).toBeNull();
    expect(screen.getByRole("button", { name: "History – 1 result to look at" })).toBeTruthy();
    await seenAttemptsItem.setValue({ [others.attemptId]: 5 });
    expect(await screen.findByRole("button", { name: "History" })).toBeTruthy();
  });

  it("doesn't send the agent to the history for the result on the desk", async () => {
    await showFound();
    await showAttempt(attemptWith({ settledAt: 5 }));
    await openPopup();
    expect(await screen.findByRole("heading", { name: "Phone unbound." })).toBeTruthy();
    expect(screen.getByRole("button", { name: "History" })).toBeTruthy();
  });

  it.each([
    ["was chosen from Recent before it was closed", (page: RenderResult) => page.unmount()],
    [
      "was had back after a clear and a close",
      async (page: RenderResult) => {
        page.unmount();
        const lookup = (await lookupItem.getValue()) ?? foundUser();
        await clearedDeskItem.setValue({ lookup, attempts: [] });
        await Promise.all([draftItem, lookupItem].map((item) => item.removeValue()));
      },
    ],
  ])("looks up a number as one if it is pasted over a customer who %s", async (_how, leave) => {
    const lookup = { ...foundUser({ userId: "user-2" }), typed: "user-2", userIdType: "user_id" } as const;
    const { serviceAddress } = SETTINGS;
    await recentCustomersItem.setValue([{ serviceAddress, userId: "user-2", name: "张三" }]);
    const page = await openPopup();
    await agent().click(await screen.findByRole("button", { name: /张三/ }));
    await vi.waitFor(() => expect(told).toMatchObject([{ name: "find-user", payload: { userIdType: "user_id" } }]));
    await lookupItem.setValue(lookup);
    await leave(page);
    await openPopup();
    const field = await screen.findByRole("textbox", { name: "User" });
    await untilQuiet();
    if (undoButton()) fireEvent.keyDown(document.body, { code: "KeyZ", altKey: true });
    await vi.waitFor(() => expect(field).toHaveProperty("value", "user-2"));
    const user = agent();
    await user.tripleClick(field);
    await user.paste("13900139000");
    await user.keyboard("{Enter}");
    const wanted = { typed: "13900139000", userIdType: "phone", userId: "13900139000" };
    await vi.waitFor(() => expect(told.at(-1)).toEqual({ name: "find-user", payload: wanted }));
  });

  it("is cleared by the next worker where one was stopped before it did, and then of nobody else", async () => {
    await showFound();
    reply = undefined;
    await openPopup();
    await agent().type(await passCode(), "{Escape}");
    await vi.waitFor(() =>
      expect(told).toEqual([
        { name: "clear-desk", payload: {} },
        { name: "clear-desk", payload: { lookupId: foundUser().lookupId } },
      ]),
    );
  });

  it.each([
    ["puts back what was cleared, once the worker has", "", ZHANG.phone],
    ["leaves what was typed while the worker put the customer back", "139", "139"],
  ])("%s", async (_what, typedMeanwhile, stands) => {
    await showFound();
    await openPopup();
    const user = agent();
    await user.type(await passCode(), "{Escape}");
    let undone: (said: unknown) => void = () => undefined;
    reply = new Promise((resolve) => (undone = resolve));
    await user.click(await screen.findByRole("button", { name: "Undo clear" }));
    const field = screen.getByRole("textbox", { name: "User" });
    if (typedMeanwhile) await user.type(field, typedMeanwhile);
    expect(field).toHaveProperty("value", typedMeanwhile);
    undone(success(undefined));
    await untilQuiet();
    expect(field).toHaveProperty("value", stands);
  });

  const undoButton = () => screen.queryByRole("button", { name: "Undo clear" });
  const kept = (fields: object = {}) => clearedDeskItem.setValue({ lookup: foundUser(), attempts: [], ...fields });

  it.each([
    ["a text that nobody was looked up for", "13800138000", () => Promise.resolve()],
    ["a customer", "", kept],
  ])("forgets with the lock what was cleared: %s", async (_what, typed, keep) => {
    await keep();
    await openPopup();
    if (typed) await agent().type(await screen.findByRole("textbox", { name: "User" }), `${typed}{Escape}`);
    await vi.waitFor(() => expect(undoButton()).not.toBeNull());
    await unlockedItem.setValue(false);
    await clearedDeskItem.removeValue();
    await screen.findByLabelText("Passphrase");
    await unlockedItem.setValue(true);
    expect(await screen.findByRole("textbox", { name: "User" })).toHaveProperty("value", "");
    await untilQuiet();
    expect(undoButton()).toBeNull();
  });

  it.each([
    ["as it was recognised", {}, ZHANG.phone, "phone"],
    [
      "as the agent chose",
      { lookup: { ...foundUser(), typed: "10042", userIdType: "external_id" } },
      "10042",
      "external_id",
    ],
  ])("offers to undo a clear also if it was closed since, with the text %s", async (_how, fields, typed, type) => {
    await kept({ ...fields, attempts: [attemptWith({ fixId: "unbind-email" })] });
    await openPopup();
    await vi.waitFor(() => expect(undoButton()).not.toBeNull());
    fireEvent.keyDown(document.body, { code: "KeyZ", altKey: true });
    const field = screen.getByRole("textbox", { name: "User" });
    await vi.waitFor(() => expect(field).toHaveProperty("value", typed));
    expect(screen.getByRole("combobox", { name: "User type" })).toHaveProperty("value", type);
    expect(screen.getByRole("combobox", { name: "Fix" })).toHaveProperty("value", "unbind-email");
  });

  it("offers no undo any more that another window has used", async () => {
    await kept();
    await openPopup();
    await vi.waitFor(() => expect(undoButton()).not.toBeNull());
    await clearedDeskItem.removeValue();
    await vi.waitFor(() => expect(undoButton()).toBeNull());
  });

  it.each([
    ["target-changed", "codeNotSent"],
    ["timed-out", "codeMayHaveBeenSent"],
  ] as const)("says of a code whether it was sent, in the language of the moment: %s", async (code, heading) => {
    await showFound();
    reply = failed(code);
    const feed = await openDeskState();
    const inWords = (words: Words) => <WordsContext.Provider value={words} children={<App feed={feed} />} />;
    const { rerender } = render(inWords(en));
    await agent().click(await screen.findByRole("button", { name: "Send code" }));
    expect(await screen.findByRole("heading", { name: en.desk[heading] })).toBeTruthy();
    rerender(inWords(zhCN));
    expect(await screen.findByRole("heading", { name: zhCN.desk[heading] })).toBeTruthy();
  });

  const failedCode = (changes: Partial<SentCode> = {}) => {
    const { failure, at = Date.now() } = changes;
    // As the worker keeps it: what may have been sent has its minute.
    const counted = failure && mayHaveBeenSent(failure) ? { nextAt: at + CODE_INTERVAL } : {};
    const code = sentCodeWith({ userId: ZHANG.userId, at, state: "failed", ...counted, ...changes });
    return sentCodesItem.setValue({ [fixUserKey(code)]: code });
  };
  const result = () => screen.getByRole("status", { name: "Result" }).textContent;

  it.each([
    ["nothing", "timed-out", /^The code may have been sent/, /^$/],
    ["only that it was another", "target-changed", /^The code was not sent/, /Now it is 139\*{4}2222/],
  ] as const)("says %s of a code for the phone that was on record before", async (_what, code, before, after) => {
    await showFound();
    await failedCode({ failure: { code } });
    await openPopup();
    await screen.findByRole("heading", { name: before });
    await lookupItem.setValue(foundUser({ phone: "13911112222" }));
    await vi.waitFor(() => expect(result()).toMatch(after));
  });

  it.each([
    ["a lock that is over", { failure: { code: "locked" } }],
    ["a permission that is there", { failure: { code: "no-permission" } }],
    ["one that may have been sent hours ago", { failure: { code: "timed-out" }, at: Date.now() - 3 * 3_600_000 }],
    ["one that was refused hours ago", { failure: { code: "refused" }, at: Date.now() - 3 * 3_600_000 }],
  ] as const)("says nothing of a code that failed for %s", async (_why, changes) => {
    await showFound();
    await failedCode(changes);
    await openPopup();
    await passCode();
    expect(result()).toBe("");
  });

  it("says that a code may have been sent as long as one is valid, also if the desk stays open", async () => {
    await showFound();
    await failedCode({ failure: { code: "timed-out" }, at: Date.now() - CODE_LIFE + 1_500 });
    await openPopup();
    await screen.findByRole("heading", { name: /^The code may have been sent/ });
    await vi.waitFor(() => expect(result()).toBe(""));
  });

  it("says nothing of a code that failed long ago, also on a desk that was open since before", async () => {
    await openPopup();
    await passCode();
    vi.useFakeTimers({ now: Date.now() + 3 * 3_600_000, toFake: ["Date"] });
    try {
      await failedCode({ failure: { code: "timed-out" }, at: Date.now() - 2 * 3_600_000 });
      await showFound();
      await screen.findByRole("region", { name: "张三" });
      expect(result()).toBe("");
    } finally {
      vi.useRealTimers();
    }
  });

  it("lists only the customers of the pool in use, and when the press was that ended so", async () => {
    const { serviceAddress, accessKeyId } = SETTINGS;
    const pressed = { outcome: "done", pressedAt: new Date(2026, 10, 2, 14, 20).getTime() } as const;
    const ofPools = { here: accessKeyId, elsewhere: "key-2" };
    await recentCustomersItem.setValue(
      Object.entries(ofPools).map(([name, key]) => {
        return { serviceAddress, accessKeyId: key, userId: name, name, ...pressed };
      }),
    );
    await openPopup();
    expect(await screen.findByRole("button", { name: /here.*Done 14:20/ })).toBeTruthy();
    expect(screen.queryByRole("button", { name: /elsewhere/ })).toBeNull();
  });

  it("looks up again who could not be looked up without a permission, once it is given", async () => {
    await draftItem.setValue({ typed: ZHANG.phone });
    await lookupItem.setValue(missingUser("no-permission"));
    await extension.permissions.remove({ origins: ["https://api.authing.cn/*"] });
    await openPopup();
    await screen.findByText(/does not let Quick Fix reach/);
    expect(told).toEqual([]);
    extension.granted.add("https://api.authing.cn/*");
    await settingsItem.setValue({ ...SETTINGS, autoLockMinutes: 5 });
    await vi.waitFor(() => expect(told).toMatchObject([{ name: "find-user", payload: { typed: ZHANG.phone } }]));
  });

  it("doesn't ask for a permission that was given since", async () => {
    await showFound();
    await showAttempt(attemptWith({ outcome: "unknown", failure: { code: "timed-out" } }));
    reply = failed("no-permission");
    await openPopup();
    await agent().click(await screen.findByRole("button", { name: "Check again" }));
    await screen.findByText("It could not be checked.");
    await extension.permissions.remove({ origins: ["https://api.authing.cn/*"] });
    await vi.waitFor(() => expect(screen.queryByRole("form", { name: "Desk" })).toBeNull());
    extension.granted.add("https://api.authing.cn/*");
    await settingsItem.setValue({ ...SETTINGS, autoLockMinutes: 5 });
    expect(await screen.findByText("b7c1f1a0-request")).toBeTruthy();
    expect(screen.queryByText("It could not be checked.")).toBeNull();
  });

  it.each([
    ["Enter in User", async (user: UserEvent) => user.type(screen.getByRole("textbox", { name: "User" }), "{Enter}")],
    ["the keys of the fix", async (user: UserEvent) => user.keyboard("{Alt>}3{/Alt}")],
  ])("reads again what a fix would change, if that failed, by %s: once, however often", async (_how, ask) => {
    await showFound();
    await draftItem.setValue({ typed: ZHANG.phone, fixId: "sign-out" });
    reply = failed("timed-out");
    await openPopup();
    await screen.findByRole("heading", { name: /did not answer in time/ });
    const read = { name: "preview-fix", payload: { fixId: "sign-out", userId: ZHANG.userId } };
    expect(told).toEqual([read]);
    reply = new Promise(() => undefined);
    const user = agent();
    await ask(user);
    await vi.waitFor(() => expect(told).toEqual([read, read]));
    await ask(user);
    await untilQuiet();
    expect(told).toEqual([read, read]);
  });

  it("is locked by the next worker where one was stopped before it did", async () => {
    reply = undefined;
    await openPopup();
    await agent().click(await screen.findByRole("button", { name: "Lock now" }));
    const lock = { name: "lock", payload: {} };
    await vi.waitFor(() => expect(told).toEqual([lock, lock]));
  });

  it.each([
    ["why, where a press made no attempt", failed("journal-failed"), "could not be written down"],
    ["so where the worker gives no answer at all", undefined, "stopped"],
  ])("says that nothing was changed, and %s", async (_what, answer, says) => {
    reply = answer;
    await press();
    expect(await screen.findByRole("heading", { name: "Nothing was changed." })).toBeTruthy();
    expect(screen.getByRole("status", { name: "Result" }).textContent).toContain(says);
    expect(told).toHaveLength(1);
  });

  const LI = {
    ...foundUser({ userId: "user-2", name: "李四", phone: "13900139000" }),
    typed: "13900139000",
    lookupId: "lookup-2",
  };
  const open = attemptWith({ outcome: "unknown", failure: { code: "timed-out" }, readBack: { at: 1, done: false } });
  const filledIn = { field: "status", before: "Suspended", after: "Activated" };
  const changed = attemptWith({ readBack: { at: 1, done: true, alsoChanged: [filledIn] } });
  const named = (name: string) => told.some((message) => isNamed(message, name));
  const pressButton = async (name: RegExp) => agent().click(await screen.findByRole("button", { name }));
  const enter = async (keys: string) => agent().type(await passCode(), keys);

  /** Opens the desk, presses for the first customer, and lets the worker take its time with it. */
  async function pressAndWait(name: string, attempt: Attempt | undefined, act: () => Promise<void>) {
    if (attempt) await showAttempt(attempt);
    if (name !== "find-user") await showFound();
    await openPopup();
    await screen.findByRole("textbox", { name: "User" });
    let answer: (said: unknown) => void = () => undefined;
    reply = new Promise((resolve) => (answer = resolve));
    await act();
    await vi.waitFor(() => expect(named(name)).toBe(true));
    reply = success(undefined);
    return answer;
  }

  /** Clears the desk, and finds the next customer. */
  async function goOnWithLi() {
    fireEvent.keyDown(document.body, { key: "Escape" });
    await vi.waitFor(() => expect(named("clear-desk")).toBe(true));
    await lookupItem.removeValue();
    const user = agent();
    await user.click(screen.getByRole("textbox", { name: "User" }));
    await user.paste(LI.typed);
    await lookupItem.setValue(LI);
    await screen.findByRole("region", { name: "李四" });
    await untilQuiet();
  }

  const presses: [name: string, attempt: Attempt | undefined, act: () => Promise<void>][] = [
    ["find-user", undefined, () => agent().type(screen.getByLabelText("User"), "zhang{Enter}")],
    ["preview-fix", undefined, async () => agent().keyboard("{Alt>}3{/Alt}")],
    ["send-code", undefined, () => pressButton(/^Send code/)],
    ["apply-fix", undefined, () => enter("483920{Enter}")],
    ["check-again", open, () => pressButton(/^Check again/)],
    ["put-back", changed, () => pressButton(/^Put back/)],
  ];

  it.each(presses)("tells no late failure of %s as the next customer's result", async (name, attempt, act) => {
    const answer = await pressAndWait(name, attempt, act);
    await goOnWithLi();
    answer(failed("unexpected"));
    await untilQuiet();
    expect(result()).toBe("");
  });

  it.each(presses.slice(2))("tells a failure of %s if the customer is still there", async (name, attempt, act) => {
    const answer = await pressAndWait(name, attempt, act);
    const before = result();
    answer(failed("unexpected"));
    await vi.waitFor(() => expect(result()).not.toBe(before));
  });

  it("tells no late failure for one fix as the other's result", async () => {
    const answer = await pressAndWait("send-code", undefined, () => pressButton(/^Send code/));
    await agent().keyboard("{Alt>}2{/Alt}");
    answer(failed("unexpected"));
    await untilQuiet();
    expect(result()).toBe("");
  });

  it("tells no late failure for a customer at the passphrase", async () => {
    const answer = await pressAndWait("send-code", undefined, () => pressButton(/^Send code/));
    await unlockedItem.setValue(false);
    await screen.findByLabelText("Passphrase");
    answer(failed("locked"));
    await untilQuiet();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it.each(["+852 5123 4567", "+999 12345678"])(
    "neither looks up nor complains of a number that was typed over while it was being read: %s",
    async (foreign) => {
      await import("../../../lib/customer/foreign-phone.ts");
      await openPopup();
      const field = await screen.findByRole<HTMLInputElement>("textbox", { name: "User" });
      fireEvent.input(field, { target: { value: foreign } });
      await vi.waitFor(() => expect(screen.getByLabelText("User type")).toHaveProperty("value", "phone"));
      fireEvent.keyDown(field, { key: "Enter" });
      fireEvent.input(field, { target: { value: "" } });
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(told).toEqual([]);
      expect(result()).toBe("");
    },
  );

  it("lets the next customer be checked again while the one before still is", async () => {
    await pressAndWait("check-again", open, () => pressButton(/^Check again/));
    await screen.findByRole("button", { name: "Checking…" });
    await showAttempt({ ...open, userId: "user-2" });
    await goOnWithLi();
    expect(screen.getByRole("button", { name: "Check again" })).toBeTruthy();
  });

  it("covers no newer result with what went wrong before it, here or in another window", async () => {
    reply = failed("journal-failed");
    await press();
    await screen.findByRole("heading", { name: "Nothing was changed." });
    await new Promise((resolve) => setTimeout(resolve, 5));
    const now = Date.now();
    await showAttempt(attemptWith({ preparedAt: now, settledAt: now }));
    expect(await screen.findByRole("heading", { name: "Phone unbound." })).toBeTruthy();
    expect(screen.queryByRole("heading", { name: "Nothing was changed." })).toBeNull();
  });

  it("does not say that nothing was changed where a flaw of ours struck after the request had left", async () => {
    let answer: (said: unknown) => void = () => undefined;
    reply = new Promise((resolve) => (answer = resolve));
    await press();
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
    reply = failed("journal-failed");
    await press();
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
    await openPopup();
    await agent().type(await screen.findByRole("textbox", { name: field }), keys);
    await vi.waitFor(() => expect(told).toContainEqual(expect.objectContaining({ name })));
    const desk = screen.getByRole("form", { name: "Desk" });
    await vi.waitFor(() => expect(desk.getAttribute("aria-busy")).toBe("true"));
  });

  it("is busy, and shows no idle moment, until the next worker has shown what a stopped one left", async () => {
    reply = undefined;
    let settle = () => {};
    settled = new Promise((resolve) => (settle = resolve));
    await press();
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
