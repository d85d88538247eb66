import { cleanup, fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { USER_ID_TYPES } from "../../../lib/authing/user-id-type.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { findingUser, foundUser, missingUser } from "../../doubles/lookups.ts";
import { sentCodeWith } from "../../doubles/sent-code.ts";
import { ZHANG } from "../../doubles/users.ts";
import type { DeskProps } from "../../../components/desk/Desk.tsx";
import { deskKeys } from "../../../components/shared/desk-keys.ts";
import { en } from "../../../lib/words/en.ts";
import { success, type Failure, type FailureCode } from "../../../lib/failure.ts";
import type { Attempt } from "../../../lib/state/attempt.ts";
import { draftOfUser, type Lookup } from "../../../lib/state/customer.ts";
import { FIX_FACTS, fixIds } from "../../../lib/fixes/fix-ids.ts";
import { DeskHarness } from "./desk-harness.tsx";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const found = { draft: { typed: ZHANG.phone }, lookup: foundUser() };
const several: Lookup = {
  ...findingUser,
  state: "several",
  candidates: { users: [{ userId: "user-2" }], total: 1 },
};
const underWay = attemptWith({ state: "sending", outcome: undefined, settledAt: undefined, answer: undefined });

describe("who", () => {
  it("is where typing goes as soon as the desk is there", () => {
    const desk = new DeskHarness();
    expect(document.activeElement).toBe(desk.userField);
  });

  it.each([
    ["goes to the code that was sent before the popup closed", 60_000, "passCode"],
    ["goes on with the next customer, if the code is too old", 6 * 60_000, "userField"],
  ] as const)("%s", (_what, age, field) => {
    const at = Date.now() - age;
    const desk = new DeskHarness({ ...found, sentCode: sentCodeWith({ at, nextAt: at + 60_000 }) });
    expect(document.activeElement).toBe(desk[field]);
  });

  it.each([
    ["zhang@example.com", "email"],
    ["6319a1504f3c2a7f214dd5b1", "user_id"],
    ["+86 138 0013 8000", "phone"],
    ["13800138000", "phone"],
  ])("is looked up soon after %s, without a further key", async (typed, type) => {
    const desk = new DeskHarness();
    await desk.user.type(desk.userField, typed);
    expect(desk.find).not.toHaveBeenCalled();
    vi.advanceTimersByTime(400);
    expect(desk.find.mock.calls).toEqual([[typed, type]]);
  });

  it.each(["zhangsan", "138001380", "ext:10042"])("gets time to go on after %s", async (typed) => {
    const desk = new DeskHarness();
    await desk.user.type(desk.userField, typed);
    vi.advanceTimersByTime(600);
    expect(desk.find).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(desk.find).toHaveBeenCalledOnce();
  });

  it("is asked for once more only when typing has paused again", async () => {
    const desk = new DeskHarness();
    await desk.user.type(desk.userField, "zhang");
    vi.advanceTimersByTime(900);
    await desk.user.type(desk.userField, "san");
    vi.advanceTimersByTime(900);
    expect(desk.find).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200);
    expect(desk.find.mock.calls).toEqual([["zhangsan", "username"]]);
  });

  it("is not asked for where nothing is typed", async () => {
    const desk = new DeskHarness();
    await desk.user.type(desk.userField, "   ");
    await desk.user.keyboard("{Enter}");
    await desk.user.click(desk.passCode);
    vi.advanceTimersByTime(5_000);
    expect(desk.find).not.toHaveBeenCalled();
  });

  it("is looked up at once on Enter, which then moves on to the pass code, and submits nothing", async () => {
    const desk = new DeskHarness();
    await desk.user.type(desk.userField, "zhangsan{Enter}");
    expect(desk.find.mock.calls).toEqual([["zhangsan", "username"]]);
    expect(document.activeElement).toBe(desk.userField);
    desk.show({ lookup: findingUser });
    expect(document.activeElement).toBe(desk.userField);
    desk.show({ lookup: foundUser() });
    await vi.waitFor(() => expect(document.activeElement).toBe(desk.passCode));
    expect(desk.apply).not.toHaveBeenCalled();
  });

  it.each(["{Enter}", "{Tab}"])("is looked up at once by %s, and only once", async (key) => {
    const desk = new DeskHarness();
    await desk.user.type(desk.userField, `zhangsan${key}`);
    expect(desk.find).toHaveBeenCalledOnce();
    desk.show({ lookup: findingUser });
    desk.show({ lookup: { ...foundUser(), typed: "zhangsan", userIdType: "username" } });
    vi.advanceTimersByTime(5_000);
    expect(desk.find).toHaveBeenCalledOnce();
  });

  it.each(fixIds)("moves on by Enter to what %s asks for", async (fixId) => {
    const desk = new DeskHarness({ fixId });
    await desk.user.type(desk.userField, "zhangsan{Enter}");
    desk.show({ lookup: foundUser() });
    const next = () => (FIX_FACTS[fixId].asksForCode ? desk.passCode : desk.desk.querySelector(".button-main"));
    await vi.waitFor(() => expect(document.activeElement).toBe(next()));
    expect(desk.apply).not.toHaveBeenCalled();
  });

  it.each([
    ["more", (desk: DeskHarness) => desk.user.type(desk.userField, "zhang")],
    [
      "another text",
      async (desk: DeskHarness) => {
        await desk.user.clear(desk.userField);
        await desk.user.type(desk.userField, "zhang");
      },
    ],
    ["the same again", (desk: DeskHarness) => desk.user.type(desk.userField, "1{Backspace}")],
  ])("leaves the focus to whoever types %s after an Enter that led nowhere", async (_what, type) => {
    const desk = new DeskHarness();
    await desk.user.type(desk.userField, "13800138000 / 13900139000{Enter}");
    await type(desk);
    desk.show({ lookup: foundUser() });
    await vi.advanceTimersByTimeAsync(1_000);
    await desk.user.keyboard("san");
    expect(document.activeElement).toBe(desk.userField);
    expect(desk.passCode).toHaveProperty("value", "");
  });

  it("stays in the field where nobody was found", async () => {
    const desk = new DeskHarness();
    await desk.user.type(desk.userField, "zhangsan{Enter}");
    desk.show({ lookup: missingUser("user-not-found") });
    expect(document.activeElement).toBe(desk.userField);
  });

  it("that was not found is asked for again by Enter, not by leaving the field", async () => {
    const lookup = missingUser("unreachable");
    const desk = new DeskHarness({ draft: { typed: "zhangsan" }, lookup });
    await desk.user.click(desk.passCode);
    expect(desk.find).not.toHaveBeenCalled();
    await desk.user.type(desk.userField, "{Enter}");
    expect(desk.find).toHaveBeenCalledOnce();
  });

  it.each<[Failure, boolean]>([
    [{ code: "unreachable" }, true],
    [{ code: "timed-out" }, true],
    [{ code: "undocumented-answer", came: "html" }, true],
    [{ code: "worker-stopped" }, true],
    [{ code: "refused", answer: { statusCode: 429 } }, true],
    [{ code: "refused", answer: { statusCode: 503 } }, true],
    [{ code: "refused", answer: { statusCode: 403 } }, false],
    [{ code: "user-not-found", answer: { statusCode: 404 } }, false],
    [{ code: "query-unclear" }, false],
    [{ code: "token-refused" }, false],
  ])("that could not be asked for now has a button to ask again: %o", async (failure, isOffered) => {
    const lookup: Lookup = { ...missingUser(failure.code), failure };
    const desk = new DeskHarness({ draft: { typed: ZHANG.phone }, lookup, trouble: { failure } });
    const again = screen.queryByRole("button", { name: "Look up again" });
    expect(again !== null).toBe(isOffered);
    if (!again) return;
    await desk.user.click(again);
    expect(desk.find.mock.calls).toEqual([[ZHANG.phone, "phone"]]);
    desk.show({ lookup: findingUser, trouble: undefined });
    expect(document.activeElement).toBe(desk.userField);
  });

  it("that is known is not asked for again", async () => {
    const desk = new DeskHarness(found);
    await desk.user.type(desk.userField, "{Enter}");
    vi.advanceTimersByTime(5_000);
    expect(desk.find).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(desk.passCode);
  });

  it("is looked up again where the desk is cleared only after they were typed again", () => {
    const desk = new DeskHarness(found);
    desk.show({ lookup: undefined });
    expect(desk.find).not.toHaveBeenCalled();
    vi.advanceTimersByTime(400);
    expect(desk.find.mock.calls).toEqual([[ZHANG.phone, "phone"]]);
  });

  it("shows what was recognised, and is looked up only as what the agent chooses instead", async () => {
    const desk = new DeskHarness();
    await desk.user.type(desk.userField, "10042");
    const type = screen.getByRole("combobox", { name: "User type" });
    expect(type).toHaveProperty("value", "username");
    await desk.user.selectOptions(type, "External ID");
    expect(desk.find).toHaveBeenLastCalledWith("10042", "external_id");
    desk.find.mockClear();
    vi.advanceTimersByTime(2_000);
    expect(desk.find).not.toHaveBeenCalledWith("10042", "username");
    expect(type).toHaveProperty("value", "external_id");
  });

  it("can be taken for every type, by name", async () => {
    const desk = new DeskHarness({ draft: { typed: "10042" } });
    const type = screen.getByRole("combobox", { name: "User type" });
    const names = within(type).getAllByRole("option");
    expect(names.map(({ textContent }) => textContent).join(", ")).toBe(
      "Phone, E-mail, User ID, Username, External ID, Identity, Sync relation, Custom field",
    );
    for (const one of USER_ID_TYPES) {
      await desk.user.selectOptions(type, one);
      expect(desk.find).toHaveBeenLastCalledWith("10042", one);
    }
  });

  it("forgets the chosen type with the text that it was chosen for", async () => {
    const desk = new DeskHarness({ draft: { typed: "10042", userIdType: "external_id" } });
    await desk.user.clear(desk.userField);
    await desk.user.type(desk.userField, "zhang@example.com");
    expect(screen.getByRole("combobox", { name: "User type" })).toHaveProperty("value", "email");
  });

  it.each<[what: string, props: Partial<DeskProps>]>([
    ["Recent", { recent: [{ serviceAddress: "https://api.authing.cn", userId: "user-2" }] }],
    ["several who could be meant", { draft: { typed: "张三" }, lookup: several }],
  ])("is looked up by what is pasted over somebody chosen from %s", async (_list, props) => {
    const desk = new DeskHarness(props);
    await desk.user.click(screen.getByRole("button", { name: /^No name/ }));
    expect(desk.find).toHaveBeenLastCalledWith("user-2", "user_id");
    await desk.user.tripleClick(desk.userField);
    await desk.user.paste("13900139000");
    desk.show({ lookup: undefined });
    await desk.user.keyboard("{Enter}");
    expect(desk.find).toHaveBeenLastCalledWith("13900139000", "phone");
  });

  it.each([
    ["that came along with an ID", draftOfUser("user-2"), "phone"],
    ["that an ID has by its looks", { typed: ZHANG.userId, userIdType: "user_id" as const }, "phone"],
    ["that the agent chose for no number", { typed: "10042", userIdType: "external_id" as const }, "phone"],
    ["that the agent chose for an e-mail", { typed: ZHANG.email, userIdType: "email" as const }, "phone"],
    ["that the agent chose for a number", { typed: ZHANG.phone, userIdType: "username" as const }, "username"],
  ])(
    "keeps the type with another text only if the agent chose it for such a text: one %s",
    async (_which, draft, type) => {
      const desk = new DeskHarness({ draft });
      await desk.user.type(desk.userField, " ");
      expect(screen.getByRole("combobox", { name: "User type" })).toHaveProperty("value", draft.userIdType);
      await desk.user.tripleClick(desk.userField);
      await desk.user.paste("13900139000");
      expect(screen.getByRole("combobox", { name: "User type" })).toHaveProperty("value", type);
    },
  );

  it.each([
    ["pasted over it", "7400123456", "{Control>}a{/Control}", "layla@example.com", "email"],
    ["pasted behind it", "layla@exam", "{End}", "ple.com", "username"],
    ["that is as unclear", "7400123456", "{Control>}a{/Control}", "layla", "username"],
  ])(
    "drops a chosen type only for an e-mail, a phone or an ID in its place: %s",
    async (_how, typed, keys, text, type) => {
      const desk = new DeskHarness({ draft: { typed, userIdType: "username" } });
      await desk.user.click(desk.userField);
      await desk.user.keyboard(keys);
      await desk.user.paste(text);
      expect(screen.getByRole("combobox", { name: "User type" })).toHaveProperty("value", type);
    },
  );

  it("keeps a type that the agent chose for somebody from a list", async () => {
    const desk = new DeskHarness({ draft: draftOfUser("user-2") });
    await desk.user.selectOptions(screen.getByRole("combobox", { name: "User type" }), "External ID");
    await desk.user.type(desk.userField, "1");
    expect(screen.getByRole("combobox", { name: "User type" })).toHaveProperty("value", "external_id");
  });

  it("is not taken from an input method that is still composing", () => {
    const desk = new DeskHarness({ draft: { typed: "zhang" } });
    fireEvent.keyDown(desk.userField, { key: "Enter", isComposing: true });
    expect(desk.find).not.toHaveBeenCalled();
  });
});

describe("the pass code and the press", () => {
  it("needs a customer", async () => {
    const desk = new DeskHarness({ draft: { typed: "13800138000" } });
    expect(desk.unbind).toHaveProperty("disabled", true);
    await desk.user.type(desk.passCode, "483920{Enter}");
    expect(desk.apply).not.toHaveBeenCalled();
  });

  it.each(["483920", "４８３ ９２０"])("is sent by Enter, as plain digits: %s", async (typed) => {
    const desk = new DeskHarness(found);
    await desk.user.type(desk.passCode, `${typed}{Enter}`);
    expect(desk.apply.mock.calls).toEqual([[ZHANG.userId, "483920", expect.any(Number)]]);
  });

  it("is seen in the field before it is sent, if it was typed as a message", async () => {
    const desk = new DeskHarness(found);
    await desk.user.type(desk.passCode, "Your code is 483920.{Enter}");
    expect(desk.passCode).toHaveProperty("value", "483920");
    expect(desk.apply).not.toHaveBeenCalled();
    await desk.user.type(desk.passCode, "{Enter}");
    expect(desk.apply.mock.calls).toEqual([[ZHANG.userId, "483920", expect.any(Number)]]);
  });

  it("takes the place of what was there when its message is pasted", async () => {
    const desk = new DeskHarness(found);
    await desk.user.type(desk.passCode, "1111");
    await desk.user.paste("您的验证码：483920，客服95588");
    expect(desk.passCode).toHaveProperty("value", "483920");
  });

  it("is read out of a message that the browser puts there at once", () => {
    const desk = new DeskHarness(found);
    fireEvent.input(desk.passCode, { target: { value: "Your code is 483920" } });
    expect(desk.passCode).toHaveProperty("value", "483920");
  });

  it("is said to be unclear when a message with several numbers is pasted, which is kept", async () => {
    const desk = new DeskHarness(found);
    await desk.user.click(desk.passCode);
    await desk.user.paste("1234 or 5678?");
    expect(desk.passCode).toHaveProperty("value", "1234 or 5678?");
    expect(screen.getByRole("alert").textContent).toContain("It is not certain which number is the pass code.");
  });

  it("is sent by the button, with when the code was typed", async () => {
    vi.setSystemTime(1_000_000);
    const desk = new DeskHarness(found);
    await desk.user.type(desk.passCode, "483920");
    vi.setSystemTime(2_000_000);
    await desk.user.click(desk.unbind);
    const typedAt = desk.apply.mock.calls[0]?.[2] ?? 0;
    expect(typedAt).toBeGreaterThanOrEqual(1_000_000);
    expect(typedAt).toBeLessThan(2_000_000);
  });

  it("is complained of no longer once it is typed", async () => {
    const desk = new DeskHarness(found);
    await desk.user.click(desk.unbind);
    expect(desk.passCode.getAttribute("aria-invalid")).toBe("true");
    await desk.user.type(desk.passCode, "4");
    expect(desk.passCode.getAttribute("aria-invalid")).toBe("false");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("is not asked for where there is nothing to do, which the press says", async () => {
    const desk = new DeskHarness({ ...found, lookup: foundUser({ phone: null }) });
    expect(desk.unbind.textContent).toBe("Unbind phone");
    await desk.user.click(desk.unbind);
    expect(screen.getByRole("alert").textContent).toContain("There is nothing to do.");
    await desk.user.type(desk.passCode, "483920{Enter}");
    expect(screen.getByRole("alert").textContent).toContain("There is nothing to do.");
    expect(desk.apply).not.toHaveBeenCalled();
  });

  it("does nothing while one is under way, and the desk says that it is busy", async () => {
    const desk = new DeskHarness(found);
    expect(desk.desk.getAttribute("aria-busy")).toBe("false");
    await desk.user.type(desk.passCode, "483920");
    desk.show({ attempt: underWay });
    expect(desk.desk.getAttribute("aria-busy")).toBe("true");
    await desk.user.click(desk.unbind);
    await desk.user.type(desk.passCode, "{Enter}");
    expect(desk.apply).not.toHaveBeenCalled();
  });

  it.each([
    ["a look-up", { lookup: findingUser }],
    ["a check", { ...found, attempt: attemptWith({ outcome: "unknown" }), checking: true }],
    ["a code", { ...found, sentCode: sentCodeWith({ state: "sending" }) }],
  ])("is busy during %s", (_what, props) => {
    expect(new DeskHarness(props).desk.getAttribute("aria-busy")).toBe("true");
  });

  it("stays, with the focus, if it was typed while a customer was looked up whose older result comes along", async () => {
    const desk = new DeskHarness({ draft: found.draft, lookup: findingUser });
    await desk.user.type(desk.passCode, "483920");
    desk.show({ ...found, attempt: attemptWith() });
    await screen.findByRole("heading", { name: "Phone unbound." });
    expect(desk.passCode).toHaveProperty("value", "483920");
    expect(document.activeElement).toBe(desk.passCode);
  });

  it("is forgotten once it has worked, and kept where it was refused", async () => {
    const desk = new DeskHarness(found);
    await desk.user.type(desk.passCode, "483920");
    desk.show({ attempt: attemptWith({ outcome: "refused", failure: { code: "refused" } }) });
    expect(desk.passCode).toHaveProperty("value", "483920");
    desk.show({ attempt: attemptWith({ attemptId: "second", settledAt: Date.now() }) });
    await vi.waitFor(() => expect(desk.passCode).toHaveProperty("value", ""));
    expect(desk.desk.innerHTML).not.toContain("483920");
  });

  it.each([
    ["is selected once it is refused, to be typed over", 1, [0, 6]],
    ["is left alone if it was typed since the press", -1, [6, 6]],
  ])("%s", async (_what, later, selected) => {
    const desk = new DeskHarness(found);
    await desk.user.type(desk.passCode, "483920");
    const input = screen.getByRole<HTMLInputElement>("textbox", { name: "Pass code" });
    const preparedAt = Date.now() + later;
    desk.show({ attempt: { ...underWay, preparedAt } });
    desk.show({ attempt: { ...refusedCode, preparedAt, settledAt: Date.now() } });
    await vi.waitFor(() => expect(screen.getByRole("heading")).toBeTruthy());
    expect([input.selectionStart, input.selectionEnd]).toEqual(selected);
  });

  it("keeps the fields out of the form history, and lets the code be filled in", () => {
    const desk = new DeskHarness();
    expect(desk.passCode.getAttribute("autocomplete")).toBe("one-time-code");
    expect(desk.userField.getAttribute("autocomplete")).toBe("off");
  });
});

describe("Escape", () => {
  it("on an empty desk is left to the browser, which closes the popup", () => {
    const desk = new DeskHarness();
    expect(fireEvent.keyDown(desk.userField, { key: "Escape" })).toBe(true);
    expect(desk.clear).not.toHaveBeenCalled();
  });

  it("closes the last sign-ins before it clears the desk, as another fix does", async () => {
    const onReadLogins = () => Promise.resolve(success([]));
    const desk = new DeskHarness({ ...found, onReadLogins });
    const more = () => screen.getByText("More").closest("details");
    await desk.user.click(screen.getByText("More"));
    expect(more()?.open).toBe(true);
    await desk.user.keyboard("{Escape}");
    expect(more()?.open).toBe(false);
    expect(desk.clear).not.toHaveBeenCalled();
    await desk.user.click(screen.getByText("More"));
    desk.show({ fixId: "unbind-email" });
    expect(more()?.open).toBe(false);
    await desk.user.keyboard("{Escape}");
    expect(desk.clear).toHaveBeenCalledOnce();
  });

  it("that ends the choice of an input method clears nothing", () => {
    const desk = new DeskHarness({ draft: { typed: "zhang" } });
    fireEvent.keyDown(desk.userField, { key: "Escape", isComposing: true });
    expect(desk.clear).not.toHaveBeenCalled();
  });
});

describe("sending the code", () => {
  it.each([
    ["nobody is found", {}],
    ["there is no phone", { ...found, lookup: foundUser({ phone: null }) }],
    ["an attempt is under way", { ...found, attempt: underWay }],
  ])("can't be done where %s", (_why, props) => {
    new DeskHarness(props);
    expect(screen.getByRole("button", { name: "Send code" })).toHaveProperty("disabled", true);
  });
});

describe("a code that went to another phone", () => {
  it.each([
    ["a moment ago", 10_000],
    ["three minutes ago", 180_000],
  ])("holds up none for the phone that is on record now: %s", async (_when, age) => {
    vi.setSystemTime(1_000_000);
    const at = 1_000_000 - age;
    const sentCode = sentCodeWith({ at, nextAt: at + 60_000 });
    const desk = new DeskHarness({ ...found, sentCode });
    const says = age < 60_000 ? "Send again in 50 s" : "sent 3 min ago";
    expect(desk.desk.textContent).toContain(says);
    desk.show({ lookup: foundUser({ phone: "13911112222" }) });
    expect(desk.desk.textContent).not.toMatch(/Send again|sent \d|Code sent/u);
    await desk.user.click(screen.getByRole("button", { name: "Send code" }));
    expect(desk.sendCode).toHaveBeenCalledOnce();
  });
});

describe("the result", () => {
  it("is a region that is always there, so that what comes into it is announced", () => {
    new DeskHarness();
    expect(screen.getByRole("status", { name: "Result" })).toBeTruthy();
  });

  it("has the button that checks again, for this attempt", async () => {
    const desk = new DeskHarness({ ...found, attempt: attemptWith({ outcome: "unknown", readBack: undefined }) });
    const result = screen.getByRole("status", { name: "Result" });
    await desk.user.click(await within(result).findByRole("button", { name: "Check again" }));
    expect(desk.checkAgain.mock.calls).toEqual([[attemptWith().attemptId]]);
    expect(desk.apply).not.toHaveBeenCalled();
  });

  it("gives the request ID to the keyboard that pressed the button", async () => {
    const desk = new DeskHarness(found);
    await desk.user.type(desk.passCode, "483920");
    desk.show({ attempt: underWay });
    await vi.waitFor(() => expect(screen.getByRole("status", { name: "Result" }).textContent).not.toBe(""));
    desk.show({ attempt: attemptWith({ settledAt: Date.now() }) });
    await vi.waitFor(() =>
      expect(document.activeElement).toBe(screen.getByRole("button", { name: "Copy request ID" })),
    );
  });

  it("takes the focus from nobody who is typing the next customer", async () => {
    const desk = new DeskHarness(found);
    await desk.user.click(desk.userField);
    desk.show({ attempt: attemptWith() });
    await screen.findByRole("button", { name: "Copy request ID" });
    expect(document.activeElement).toBe(desk.userField);
  });
});

describe("the focus, if the button that was pressed is gone", () => {
  const gone = foundUser({ phone: null });
  const stillBound = attemptWith({ outcome: "contradicted", readBack: { at: 1, done: false } });
  const filledIn = [{ field: "status", before: "Suspended", after: "Activated" }];
  const withFilledIn = (attempt: Attempt, done: boolean) => ({
    ...attempt,
    readBack: { at: 1, done, alsoChanged: filledIn },
  });
  const onPutBack = vi.fn();
  const done = { lookup: gone, attempt: attemptWith() };
  const scenes: [what: string, before: Partial<DeskProps>, button: RegExp, after: Partial<DeskProps>, next: RegExp][] =
    [
      ["next step", done, /^Sign out everywhere/, { fixId: "sign-out", attempt: undefined }, /^Sign out everywhere/],
      [
        "check again: confirmed now",
        { ...found, attempt: attemptWith({ readBack: undefined }) },
        /^Check again/,
        done,
        /^Copy request ID/,
      ],
      [
        "check again: confirmed now, and the service gave no request ID",
        { ...found, attempt: attemptWith({ readBack: undefined, answer: undefined }) },
        /^Check again/,
        { lookup: gone, attempt: attemptWith({ answer: undefined }) },
        /^Copy attempt ID/,
      ],
      [
        "put back",
        { lookup: gone, attempt: withFilledIn(attemptWith(), true), onPutBack },
        /^Put back/,
        done,
        /^Copy request ID/,
      ],
      [
        "put back, and still open",
        { ...found, attempt: withFilledIn(stillBound, false), onPutBack },
        /^Put back/,
        { attempt: stillBound },
        /^Check again/,
      ],
    ];

  it.each(scenes)("is on what comes next: %s", async (_what, before, button, after, next) => {
    const desk = new DeskHarness({ draft: { typed: ZHANG.phone }, ...before });
    screen.getByRole("button", { name: button }).focus();
    await desk.user.keyboard("{Enter}");
    desk.show({ checking: true });
    desk.show({ checking: false, ...after });
    await vi.waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: next })));
  });

  it("is in Pass code if a code is asked for, not on the button that an Enter still held would press", async () => {
    const refused = attemptWith({ outcome: "refused", failure: { code: "pass-code-not-valid" } });
    const before = withFilledIn(refused, false);
    const desk = new DeskHarness({ ...found, attempt: before, onPutBack });
    screen.getByRole("button", { name: /^Put back/ }).focus();
    desk.show({ attempt: { ...refused, readBack: { at: 2, done: false } } });
    await vi.waitFor(() => expect(document.activeElement).toBe(desk.passCode));
  });

  it("is in User while somebody from the list is looked up, and if that fails", async () => {
    const recent = [{ userId: ZHANG.userId, serviceAddress: "https://api.authing.cn" }];
    const desk = new DeskHarness({ recent });
    await desk.user.keyboard("{ArrowDown}{Enter}");
    expect(desk.find).toHaveBeenCalledTimes(1);
    await vi.waitFor(() => expect(document.activeElement).toBe(desk.userField));
    desk.show({ lookup: findingUser });
    desk.show({ lookup: missingUser("unreachable") });
    expect(document.activeElement).toBe(desk.userField);
  });

  it("stays with whoever is somewhere else", async () => {
    const desk = new DeskHarness({ ...found, attempt: attemptWith({ readBack: undefined }) });
    desk.userField.focus();
    desk.show(done);
    await screen.findByRole("button", { name: "Copy request ID" });
    expect(document.activeElement).toBe(desk.userField);
  });
});

const refusedWith = (code: FailureCode) => attemptWith({ outcome: "refused", failure: { code } });
const refusedCode = attemptWith({ outcome: "refused", failure: { code: "pass-code-not-valid" } });

describe("a result that has stepped back", () => {
  const heading = () => within(screen.getByRole("status", { name: "Result" })).queryByRole("heading")?.textContent;
  const stillBound = { at: 1, done: false };
  const refused = attemptWith({ outcome: "refused", failure: { code: "refused" }, readBack: stillBound });
  const unknown = attemptWith({ outcome: "unknown", failure: { code: "timed-out" }, readBack: stillBound });
  const flipped = { ...stillBound, alsoChanged: [{ field: "status", before: "Suspended", after: "Activated" }] };
  const stepBack = async (attempt: Attempt) => {
    const desk = new DeskHarness({ ...found, attempt });
    const repeat = screen.queryByRole("button", { name: "Repeat…" });
    if (repeat) await desk.user.click(repeat);
    await desk.user.type(desk.passCode, "7");
    expect(heading()).toBeUndefined();
    return desk;
  };

  it.each([
    ["refused", refused, { failure: refused.failure }, "The phone is unbound, although the answer said otherwise."],
    ["unknown", unknown, { failure: unknown.failure }, "The phone is unbound, although the answer was lost."],
    ["done, but not confirmed yet", attemptWith({ readBack: undefined }), {}, "Phone unbound."],
  ])(
    "comes back once it is seen to be done, with all that a ticket needs: %s",
    async (_was, attempt, changes, says) => {
      const desk = await stepBack(attempt);
      desk.show({ lookup: foundUser({ phone: null }), attempt: attemptWith(changes) });
      await vi.waitFor(() => expect(heading()).toBe(says));
      for (const name of ["Copy request ID", "Copy for ticket", "Next customer"])
        expect(screen.getByRole("button", { name })).toBeTruthy();
    },
  );

  it.each([
    ["another outcome", { outcome: "contradicted" as const }],
    ["something else that changed with it", { readBack: flipped }],
    ["what came of putting that back", { readBack: flipped, putBack: { at: 2, state: "answered" as const } }],
  ])("comes back with %s", async (_what, changes) => {
    const desk = await stepBack(unknown);
    desk.show({ attempt: { ...unknown, ...changes } });
    expect(heading()).toBeTruthy();
  });

  it("stays back if it is found to be the same once more", async () => {
    const desk = await stepBack(unknown);
    desk.show({ attempt: { ...unknown, rechecks: 1, readBack: { ...stillBound, at: 60_000 } } });
    expect(heading()).toBeUndefined();
    expect(desk.passCode).toHaveProperty("value", "7");
  });
});

describe("a code belongs to one customer and one fix", () => {
  it.each([
    ["another customer", { lookup: foundUser({ userId: "somebody-else" }) }],
    ["nobody yet", { lookup: undefined }],
    ["another fix", { fixId: "unbind-email" as const }],
  ])("and is gone with %s", async (_what, change) => {
    const desk = new DeskHarness(found);
    await desk.user.type(desk.passCode, "483920");
    desk.show(change);
    await vi.waitFor(() => expect(desk.passCode).toHaveProperty("value", ""));
  });

  const paste = async (desk: DeskHarness, text: string) => {
    await desk.user.tripleClick(desk.userField);
    await desk.user.paste(text);
  };

  it.each([
    ["their look-up begins", {}],
    ["they are found", { lookup: findingUser }],
    ["they are not found", { lookup: missingUser("user-not-found") }],
    ["one of several is chosen", { lookup: several }],
  ])("and is gone with another text in User, before %s", async (_when, props) => {
    const desk = new DeskHarness({ draft: found.draft, ...props });
    await desk.user.type(desk.passCode, "483920");
    desk.show({ lookup: undefined });
    expect(desk.passCode).toHaveProperty("value", "483920");
    await paste(desk, "13900139000");
    expect(desk.passCode).toHaveProperty("value", "");
  });

  it("and is gone with another text where it came first, and somebody was looked up since", async () => {
    const desk = new DeskHarness();
    await desk.user.type(desk.passCode, "483920");
    await paste(desk, ZHANG.phone);
    desk.show({ lookup: findingUser });
    expect(desk.passCode).toHaveProperty("value", "483920");
    await paste(desk, "13900139000");
    desk.show({ lookup: undefined });
    expect(desk.passCode).toHaveProperty("value", "");
  });

  it("and stays when the customer comes whom it was typed for", async () => {
    const desk = new DeskHarness({ draft: found.draft, lookup: undefined });
    await desk.user.type(desk.passCode, "483920");
    desk.show({ lookup: findingUser });
    await desk.user.type(desk.userField, " ");
    desk.show({ lookup: foundUser() });
    expect(desk.passCode).toHaveProperty("value", "483920");
  });

  it("and stays when its customer is chosen from several", async () => {
    const desk = new DeskHarness({ draft: { typed: "张三" }, lookup: several });
    await desk.user.type(desk.passCode, "483920");
    await desk.user.click(screen.getByRole("button", { name: /^No name/ }));
    desk.show({ lookup: findingUser });
    expect(desk.passCode).toHaveProperty("value", "483920");
  });
});

describe("Enter before the customer is found", () => {
  const press = async () => {
    const desk = new DeskHarness({ draft: found.draft, lookup: findingUser });
    await desk.user.type(desk.passCode, "483920{Enter}");
    expect(screen.getByRole("alert").textContent).toBe("Waiting for the customer; then it goes on by itself.");
    expect(desk.apply).not.toHaveBeenCalled();
    return desk;
  };

  it("is said above the field, which stays where it is", async () => {
    const { passCode } = await press();
    const precedes = screen.getByRole("alert").compareDocumentPosition(passCode) & Node.DOCUMENT_POSITION_FOLLOWING;
    expect(precedes).toBeGreaterThan(0);
  });

  it("goes on with exactly that code once they are found", async () => {
    const desk = await press();
    desk.show({ lookup: foundUser() });
    await vi.waitFor(() => expect(desk.apply.mock.calls).toEqual([[ZHANG.userId, "483920", expect.any(Number)]]));
    desk.show({ lookup: findingUser });
    desk.show({ lookup: foundUser() });
    expect(desk.apply).toHaveBeenCalledOnce();
  });

  /** What differs at last from what was pressed for, or differed for a moment. */
  const changes: [what: string, change: (desk: DeskHarness) => unknown][] = [
    ...fixIds
      .filter((fixId) => fixId !== "unbind-phone")
      .map((fixId): (typeof changes)[number] => [fixId, (desk) => desk.show({ fixId })]),
    [
      "another fix, and back",
      (desk) => {
        desk.show({ fixId: "sign-out" });
        desk.show({ fixId: "unbind-phone" });
      },
    ],
    ["another digit", (desk) => desk.user.type(desk.passCode, "1")],
    ["another digit, taken back", (desk) => desk.user.type(desk.passCode, "1{Backspace}")],
    ["another text in User", (desk) => desk.user.type(desk.userField, "1")],
    [
      "another type",
      (desk) => desk.user.selectOptions(screen.getByRole("combobox", { name: "User type" }), "Username"),
    ],
    ["an empty desk", (desk) => desk.user.keyboard("{Escape}")],
  ];
  it.each(changes)("is over with %s: nothing is changed that nobody pressed for", async (_what, change) => {
    const desk = await press();
    await change(desk);
    expect(desk.desk.textContent).not.toContain("Waiting for the customer");
    desk.show({ lookup: foundUser({ status: "Suspended" }) });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(desk.apply).not.toHaveBeenCalled();
  });

  it.each([
    ["nobody was found", found.draft, missingUser("user-not-found")],
    ["several could be meant", found.draft, { ...findingUser, state: "several" } as const],
    ["nobody is named", { typed: "" }, undefined],
  ])("leads to User where %s", async (_why, draft, lookup) => {
    const desk = new DeskHarness({ draft, lookup });
    await desk.user.type(desk.passCode, "483920{Enter}");
    expect(document.activeElement).toBe(desk.userField);
    expect(desk.apply).not.toHaveBeenCalled();
  });

  it.each([
    ["the text is found to be unclear", "query-several"],
    ["nobody can be asked", "worker-stopped"],
  ] as const)("asks at once who it is, and leads to User where %s", async (_why, code) => {
    const desk = new DeskHarness({ draft: { typed: "13800138000 / 13900139000" } });
    await desk.user.type(desk.passCode, "483920");
    desk.find.mockClear();
    await desk.user.keyboard("{Enter}");
    expect(desk.find).toHaveBeenCalledOnce();
    desk.show({ trouble: { failure: { code } } });
    await vi.waitFor(() => expect(document.activeElement).toBe(desk.userField));
    expect(screen.queryByRole("alert")).toBeNull();
    desk.show({ trouble: undefined, lookup: foundUser() });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(desk.apply).not.toHaveBeenCalled();
  });

  it("is no press while the key is held down since User", async () => {
    const desk = new DeskHarness(found);
    await desk.user.type(desk.passCode, "483920");
    fireEvent.keyDown(desk.passCode, { key: "Enter", repeat: true });
    expect(desk.apply).not.toHaveBeenCalled();
  });

  it.each([
    ["nobody is found", missingUser("user-not-found")],
    ["a refusal is foretold: it is read first", foundUser({ email: null })],
    ["there is nothing to unbind", foundUser({ phone: null })],
  ])("is forgotten where %s", async (_why, lookup) => {
    const desk = await press();
    desk.show({ lookup });
    await vi.waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
    desk.show({ lookup: foundUser() });
    expect(desk.apply).not.toHaveBeenCalled();
  });
});

describe("the next code takes the place of the one before", () => {
  const unknown = attemptWith({ outcome: "unknown", failure: { code: "timed-out" } });

  it.each<[when: string, attempt: Attempt | undefined, press: (desk: DeskHarness) => Promise<unknown>]>([
    ["Repeat…", unknown, ({ user }) => user.click(screen.getByRole("button", { name: "Repeat…" }))],
    ["Repeat… by its keys", unknown, ({ user }) => user.keyboard("{Alt>}r{/Alt}")],
    ["Send code", undefined, ({ user }) => user.click(screen.getByRole("button", { name: "Send code" }))],
    ["Send code by its keys", undefined, ({ user }) => user.keyboard("{Alt>}s{/Alt}")],
  ])("after %s, without a further key", async (_when, attempt, press) => {
    const desk = new DeskHarness(found);
    await desk.user.type(desk.passCode, "4839");
    desk.show({ attempt });
    await press(desk);
    await vi.waitFor(() => expect(document.activeElement).toBe(desk.passCode));
    await desk.user.keyboard("7711{Enter}");
    expect(desk.apply.mock.calls).toEqual([[ZHANG.userId, "7711", expect.any(Number)]]);
  });

  it("and is led to at the button where no code is asked for", async () => {
    const attempt = { ...unknown, fixId: "sign-out" } as const;
    const desk = new DeskHarness({ ...found, fixId: "sign-out", attempt });
    await desk.user.click(screen.getByRole("button", { name: "Repeat…" }));
    await vi.waitFor(() => expect(document.activeElement).toBe(desk.desk.querySelector(".button-main")));
  });

  it("but not of one that is being typed when the customer comes", async () => {
    const desk = new DeskHarness();
    await desk.user.type(desk.userField, "zhangsan{Enter}");
    await desk.user.type(desk.passCode, "48");
    desk.show({ lookup: foundUser() });
    await vi.advanceTimersByTimeAsync(1_000);
    await desk.user.keyboard("39");
    expect(desk.passCode).toHaveProperty("value", "4839");
  });
});

describe("leaving", () => {
  it("is done by the button in User too, which is there while there is something to clear", async () => {
    const desk = new DeskHarness();
    expect(screen.queryByRole("button", { name: "Clear" })).toBeNull();
    desk.show({});
    await desk.user.type(desk.passCode, "4839");
    await desk.user.type(desk.userField, "zhang");
    await desk.user.click(screen.getByRole("button", { name: "Clear" }));
    expect(desk.clear).toHaveBeenCalledOnce();
    expect(desk.passCode).toHaveProperty("value", "");
    expect(desk.find).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(desk.userField);
  });

  it.each([
    ["refused", refusedCode],
    ["unknown", attemptWith({ outcome: "unknown" })],
    ["contradicted", attemptWith({ outcome: "contradicted" })],
    ["not sent", attemptWith({ outcome: "not-sent", failure: { code: "locked" } })],
    ["done, but not confirmed yet", attemptWith({ readBack: undefined })],
    ["done", attemptWith()],
  ])("has a button where the outcome is %s, and starts over in User", async (_what, attempt) => {
    const desk = new DeskHarness({ ...found, attempt });
    await desk.user.click(await screen.findByRole("button", { name: "Next customer" }));
    expect(desk.clear).toHaveBeenCalledOnce();
    expect(document.activeElement).toBe(desk.userField);
  });
});

describe("the primary button", () => {
  const primary = (desk: DeskHarness) =>
    Array.from(desk.desk.querySelectorAll(".button-primary"), ({ textContent }) => textContent);

  it.each([
    ["found", found, ["Unbind 138****8000 from 张三"]],
    ["a refusal foretold", { ...found, lookup: foundUser({ email: null }) }, []],
    ["refused", { ...found, attempt: refusedCode }, ["Unbind 138****8000 from 张三"]],
    ["refused to all but the customer", { ...found, attempt: refusedWith("end-user-only") }, []],
    ["refused as the only login method", { ...found, attempt: refusedWith("only-login-method") }, []],
    ["refused to this extension", { ...found, trouble: { failure: { code: "origin-refused" as const } } }, []],
    ["unknown", { ...found, attempt: attemptWith({ outcome: "unknown" }) }, ["Check again"]],
    ["contradicted", { ...found, attempt: attemptWith({ outcome: "contradicted" }) }, ["Check again"]],
    ["not confirmed yet", { ...found, attempt: attemptWith({ readBack: undefined }) }, ["Check again"]],
    ["done", { ...found, lookup: foundUser({ phone: null }), attempt: attemptWith() }, ["Next customer"]],
    ["not looked up", { ...found, lookup: missingUser("timed-out") }, ["Look up again"]],
  ])("is one, and the right one: %s", (_what, props, names) => {
    expect(primary(new DeskHarness(props))).toEqual(names);
  });

  it.each(["unknown", "contradicted"] as const)("is the one that the words name: %s", (outcome) => {
    const desk = new DeskHarness({ ...found, attempt: attemptWith({ outcome, failure: { code: "timed-out" } }) });
    const [name = "no button"] = primary(desk);
    expect(screen.getByRole("status", { name: "Result" }).querySelector("p")?.textContent).toContain(name);
  });

  it("is not the one that a refusal is foretold for, which says so", () => {
    const desk = new DeskHarness({ ...found, lookup: foundUser({ email: null }) });
    expect(desk.unbind.textContent).toBe("Unbind 138****8000 anyway");
  });

  it.each<[what: string, props: Partial<DeskProps>]>([
    ["the service said no", { attempt: refusedWith("only-login-method") }],
    ["only the customer may", { attempt: refusedWith("end-user-only") }],
    ["nothing was sent", { attempt: attemptWith({ outcome: "not-sent", failure: { code: "token-refused" } }) }],
    ["a code was not sent", { trouble: { failure: { code: "origin-refused" }, at: 1 } }],
  ])("stands back only as long as the reason is on screen: %s", async (_why, props) => {
    const desk = new DeskHarness({ ...found, ...props, lookup: foundUser({ email: null }) });
    expect(primary(desk)).toEqual([]);
    desk.show({ lookup: foundUser() });
    expect(desk.unbind.textContent).toBe("Unbind 138****8000 anyway");
    await desk.user.type(desk.passCode, "1234");
    expect(primary(desk)).toEqual(["Unbind 138****8000 from 张三"]);
    desk.show({ lookup: foundUser({ email: null }) });
    expect(primary(desk)).toEqual([]);
  });

  it("says when an open outcome is checked again by itself", () => {
    vi.setSystemTime(1_000_000);
    const desk = new DeskHarness({ ...found, attempt: attemptWith({ outcome: "unknown", recheckAt: 1_052_000 }) });
    expect(desk.desk.textContent).toContain("Checks again by itself in 52 s");
  });

  it("leads back to the code where the agent wants to repeat what is open", async () => {
    const desk = new DeskHarness({ ...found, attempt: attemptWith({ outcome: "unknown" }) });
    expect(screen.queryByRole("textbox", { name: "Pass code" })).toBeNull();
    await desk.user.click(screen.getByRole("button", { name: "Repeat…" }));
    expect(primary(desk)).toEqual(["Unbind 138****8000 from 张三"]);
  });

  it("is a new press after Repeat…, with the code that was typed before", async () => {
    const desk = new DeskHarness(found);
    await desk.user.type(desk.passCode, "483920");
    vi.advanceTimersByTime(5_000);
    const repeatedAt = Date.now();
    desk.show({ attempt: attemptWith({ outcome: "unknown", answeredAt: repeatedAt - 1_000 }) });
    await desk.user.click(screen.getByRole("button", { name: "Repeat…" }));
    await desk.user.keyboard("{Enter}");
    expect(desk.apply).toHaveBeenCalledWith(ZHANG.userId, "483920", repeatedAt);
  });
});

describe("what has changed on record since the look-up", () => {
  const changed = { failure: { code: "target-changed" as const } };

  it.each([
    ["unbind-phone", { phone: "13911112222" }, "Now it is 139****2222."],
    ["unbind-email", { email: "new@example.com" }, "Now it is n***@example.com."],
    ["unbind-email", { email: null }, "No e-mail on record: there is nothing to unbind."],
    ["reactivate", { status: "Archived" }, "Now it is Archived."],
    ["reset-password", {}, "Now it is z***@example.com."],
  ] as const)("is said, whatever the card beside it has: %s, %j", (fixId, fields, says) => {
    new DeskHarness({ ...found, fixId, lookup: foundUser(fields), trouble: changed });
    expect(screen.getByRole("status", { name: "Result" }).textContent).toContain(says);
  });
});

describe("a button's tooltip", () => {
  const alsoChanged = [{ field: "status", before: "Suspended", after: "Activated" }];
  const open = attemptWith({ outcome: "unknown", readBack: { at: 0, alsoChanged } });
  const done = attemptWith({ readBack: { at: 0, done: true, alsoChanged } });
  const states: Partial<DeskProps>[] = [
    { onUndo: () => undefined },
    { ...found, onPutBack: () => undefined, attempt: open },
    { ...found, onPutBack: () => undefined, attempt: done, lookup: foundUser({ phone: null }) },
    found,
  ];

  const tooltips: Record<string, string> = {
    Clear: "Esc",
    "Undo clear": "Alt+Z",
    Keys: "?",
    "Send code": "Alt+S",
    "Unbind phone": "Enter",
    "Unbind 138****8000 from 张三": "Enter",
    "Check again": "Alt+A",
    "Repeat…": "Alt+R",
    "Put back (status: Suspended)": "Alt+P",
    "Copy request ID": "Alt+C",
    "Copy for ticket": "Alt+T",
    "Next customer": "Esc",
    "Sign out everywhere": "Alt+3",
  };

  it("names its key: of each button, in each state", () => {
    const seen = new Map<string, string>();
    for (const state of states) {
      new DeskHarness(state);
      for (const button of screen.getAllByRole("button")) {
        const name = button.getAttribute("aria-label") ?? button.textContent;
        seen.set(name, /\(([^()]+)\)$/u.exec(button.title)?.[1] ?? button.title);
      }
      cleanup();
    }
    expect(Object.fromEntries(seen)).toEqual(tooltips);
    const keys = Object.values(tooltips).filter((key) => !/\d/u.test(key));
    expect(deskKeys(en).map(([key]) => key)).toEqual(expect.arrayContaining(keys));
  });

  it("is where the key works", async () => {
    const putBack = vi.fn();
    const desk = new DeskHarness({ ...found, attempt: open, onPutBack: putBack });
    fireEvent.keyDown(document.body, { code: "KeyP", altKey: true });
    expect(putBack).toHaveBeenCalledWith(open.attemptId);
    fireEvent.keyDown(document.body, { code: "KeyR", altKey: true });
    await vi.waitFor(() => expect(desk.passCode).toBeTruthy());
  });
});

describe("people to choose from", () => {
  it("are told apart by lines that are there in full, however little room there is", () => {
    const email = "z***@a-very-long-department.of-a-company.example.com";
    const users = [{ userId: "user-2", name: "张三", phone: "138****8000", email }];
    new DeskHarness({ ...found, lookup: { ...findingUser, state: "several", candidates: { users, total: 1 } } });
    expect(screen.getByTitle(`138****8000 · ${email}`).textContent).toBe(`138****8000 · ${email}`);
    expect(screen.getByTitle("张三")).toBeTruthy();
  });

  it("lead back to the field", async () => {
    const desk = new DeskHarness({ recent: [{ serviceAddress: "https://api.authing.cn", userId: "user-1" }] });
    await desk.user.keyboard("{ArrowDown}{ArrowUp}");
    expect(document.activeElement).toBe(desk.userField);
  });
});

it("opens a sheet of its keys by ?, unless that is text", async () => {
  const desk = new DeskHarness();
  await desk.user.type(desk.userField, "a?");
  expect(screen.queryByRole("dialog")).toBeNull();
  await desk.user.clear(desk.userField);
  await desk.user.keyboard("?");
  const sheet = within(screen.getByRole("dialog", { name: "Keys" }));
  expect(sheet.getByText("Copy for ticket")).toBeTruthy();
  expect(sheet.getByRole("link", { name: "Help" }).getAttribute("href")).toBe("help.html");
  expect(desk.userField).toHaveProperty("value", "");
});
