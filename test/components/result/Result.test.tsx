import { cleanup, fireEvent, render, screen, within } from "@testing-library/preact";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { useShortcuts } from "../../../components/shared/use-shortcuts.ts";
import { Result, type ResultProps } from "../../../components/result/Result.tsx";
import { TicketButton } from "../../../components/result/TicketButton.tsx";
import { ticketText } from "../../../lib/result/ticket.ts";
import { poolCheckItem, settingsItem } from "../../../lib/state/items.ts";
import { WordsContext } from "../../../components/shared/use-words.ts";
import { zhCN } from "../../../lib/words/zh-CN.ts";
import { en } from "../../../lib/words/en.ts";
import { attemptWith } from "../../doubles/attempts.ts";
import { untilQuiet } from "../../doubles/worker.ts";
import { agent } from "../agent.ts";

const AT = Date.UTC(2026, 10, 2, 8, 15, 42);
const checkAgain = vi.fn<(attemptId: string) => void>();
beforeEach(() => {
  checkAgain.mockClear();
});

function Shown(props: Partial<ResultProps>) {
  useShortcuts();
  return (
    <>
      <Result attempt={undefined} trouble={undefined} checking={false} onCheckAgain={checkAgain} {...props} />
      <TicketButton attempt={props.attempt} trouble={props.trouble} />
    </>
  );
}

/** Renders it and waits until its content has been loaded. */
async function result(props: Partial<ResultProps>) {
  render(<Shown {...props} />);
  const region = screen.getByRole("status", { name: "Result" });
  await within(region).findByRole("heading");
  return region;
}

/** Label → value, as it stands on screen. */
function evidence(region: HTMLElement): Record<string, string> {
  const terms = [...region.querySelectorAll("dt")];
  return Object.fromEntries(terms.map((term) => [term.textContent, term.nextElementSibling?.textContent ?? ""]));
}

const refused = { code: "refused", answer: { statusCode: 400, apiCode: 2001 } } as const;
const bound = { at: AT, done: false };

describe("the outcome", () => {
  it.each([
    ["settled", { outcome: "refused", failure: refused }, "Refused: the pass code is wrong or has expired."],
    ["under way", { state: "sending", outcome: undefined }, "Asking the service…"],
  ] as const)("stands first, in words: %s", async (_name, changes, heading) => {
    const region = await result({ attempt: attemptWith(changes) });
    expect(within(region).getByRole("heading").textContent).toBe(heading);
    expect(region.firstElementChild?.firstElementChild?.tagName).toBe("H2");
  });

  it.each([
    ["unknown", true],
    ["contradicted", true],
    ["refused", false],
    ["not-sent", false],
    ["done", false],
  ] as const)("offers to check %s again: %s", async (outcome, offered) => {
    const region = await result({ attempt: attemptWith({ outcome }) });
    expect(within(region).queryByRole("button", { name: "Check again" }) !== null).toBe(offered);
  });

  it("is not read out anew with each second until it checks by itself", async () => {
    const attempt = attemptWith({ outcome: "unknown", recheckAt: Date.now() + 45_000 });
    const note = within(await result({ attempt })).getByText(/^Checks again by itself in 4\d s$/);
    expect(note.closest("[aria-live]")?.getAttribute("aria-live")).toBe("off");
  });

  it("says that it is checking, and takes no second press meanwhile", async () => {
    const region = await result({ attempt: attemptWith({ outcome: "unknown" }), checking: true });
    await agent().click(within(region).getByRole("button", { name: "Checking…" }));
    expect(checkAgain).not.toHaveBeenCalled();
  });

  it("says what is gone, and leaves the name to the card", async () => {
    const region = await result({ attempt: attemptWith() });
    expect(region.querySelector("bdi")?.textContent).toBe("138****8000");
    expect(region.textContent).not.toContain("张三");
  });

  it("is one heading, one paragraph and the evidence", async () => {
    const region = await result({ attempt: attemptWith({ outcome: "refused", failure: refused, readBack: bound }) });
    expect(region.querySelectorAll("h2")).toHaveLength(1);
    expect(region.querySelectorAll("p")).toHaveLength(1);
  });
});

describe("the evidence", () => {
  it("is what the service said, word for word", async () => {
    const message = "验证码不正确 <b>bold</b> ليلى";
    const answer = { httpStatus: 200, statusCode: 400, apiCode: 2001, message, requestId: "r-1" };
    const region = await result({ attempt: attemptWith({ outcome: "refused", failure: refused, answer }) });
    expect(evidence(region)).toEqual({
      Status: "400",
      Message: message,
      "API code": "2001",
      "Request ID": "r-1",
    });
    expect(region.querySelector("b")).toBeNull();
  });

  it("says what was absent, makes nothing up, and has the attempt's own ID stand in", async () => {
    const region = await result({
      attempt: attemptWith({ outcome: "unknown", answer: undefined, route: "verified-update" }),
    });
    expect(evidence(region)).toEqual({
      "Request ID": "none returned",
      "Attempt ID": attemptWith().attemptId,
    });
    expect(within(region).queryByRole("button", { name: "Copy request ID" })).toBeNull();
    expect(within(region).getByRole("button", { name: "Copy attempt ID" })).toBeTruthy();
  });

  it("claims no answer to be missing where none was asked for", async () => {
    const region = await result({
      attempt: attemptWith({ outcome: "not-sent", failure: { code: "no-target" }, answer: undefined }),
    });
    expect(evidence(region)).toEqual({ "Attempt ID": attemptWith().attemptId });
  });

  it("says that a code is not in our list", async () => {
    const region = await result({ attempt: attemptWith({ answer: { statusCode: 400, apiCode: 31_337 } }) });
    expect(evidence(region)["API code"]).toBe("31337 not listed");
  });

  it.each([
    { httpStatus: 200, statusCode: 400, apiCode: 31_337, message: "新", requestId: "r-9" },
    { httpStatus: 200, statusCode: 799, message: "新", requestId: "r-9" },
  ])("has the whole answer on demand where its code is unknown: %o", async (answer) => {
    const region = await result({
      attempt: attemptWith({ outcome: "refused", failure: { code: "refused", answer }, answer }),
    });
    expect(within(region).getAllByText(/not listed/)).toHaveLength(1);
    const whole = within(region).getByText("The whole answer").closest("details");
    expect(whole?.open).toBe(false);
    expect(JSON.parse(whole?.querySelector("pre")?.textContent ?? "")).toEqual(answer);
  });

  it.each([{}, { statusCode: 200 }, { statusCode: 422 }, { statusCode: 799, apiCode: 2001 }])(
    "offers no raw answer where there is nothing unknown in it: %o",
    async (answer) => {
      const region = await result({ attempt: attemptWith({ answer }) });
      expect(within(region).queryByText("The whole answer")).toBeNull();
    },
  );

  it("casts no doubt on a success for its extras", async () => {
    for (const apiCode of [20_001, 2001, "E1"]) {
      const region = await result({ attempt: attemptWith({ answer: { statusCode: 200, apiCode, requestId: "r" } }) });
      expect(evidence(region)["API code"]).toBe(String(apiCode));
      expect(within(region).queryByText("The whole answer")).toBeNull();
      cleanup();
    }
  });

  it("says one reason once where the only login method is refused by a code that isn't in our list", async () => {
    const answer = { statusCode: 422, apiCode: 31_337 };
    const failure = { code: "only-login-method", answer } as const;
    const region = await result({ attempt: attemptWith({ outcome: "refused", failure, answer }) });
    expect(within(region).queryByText(/not listed|not in our list/)).toBeNull();
  });

  it("has no lines for an answer that nobody asked for", async () => {
    const failure = { code: "only-login-method" } as const;
    const region = await result({
      attempt: attemptWith({ outcome: "refused", failure, answer: undefined, sentAt: undefined }),
    });
    expect(within(region).getByRole("heading").textContent).toMatch(/^Quick Fix refuses: it is the customer's only/);
    expect(evidence(region)).toEqual({ "Attempt ID": attemptWith().attemptId });
  });

  it("has the other handles of an answer, each named as what it is", async () => {
    const region = await result({ attempt: attemptWith({ answer: { statusCode: 499, uniqueId: "u-55" } }) });
    expect(evidence(region)).toMatchObject({ "Request ID": "none returned", "Unique ID": "u-55" });
    expect(within(region).getByRole("button", { name: "Copy unique ID" })).toBeTruthy();
    cleanup();
    const other = await result({ attempt: attemptWith({ answer: { statusCode: 499, headerRequestId: "h-9" } }) });
    expect(evidence(other)["Request ID"]).toBe("h-9 (from the response header x-authing-request-id)");
  });

  it("has the IDs of the requests before, to copy if the last one brought none", async () => {
    const earlierRequestIds = Array.from({ length: 6 }, (_, index) => `request-${index}`.padEnd(36, "0"));
    const answer = { earlierRequestIds };
    const all = earlierRequestIds.join(", ");
    const user = agent();
    const lost = attemptWith({
      fixId: "sign-out",
      outcome: "unknown",
      failure: { code: "timed-out", partly: true },
      answer,
    });
    const region = await result({ attempt: lost });
    expect(evidence(region)).toMatchObject({ "Request ID": "none returned", "Earlier request IDs": all });
    await user.click(within(region).getByRole("button", { name: "Copy earlier request IDs" }));
    expect(await navigator.clipboard.readText()).toBe(all);
    cleanup();
    const last = await result({ attempt: attemptWith({ answer: { statusCode: 200, requestId: "r-3", ...answer } }) });
    expect(evidence(last)).toMatchObject({ "Request ID": "r-3", "Earlier request IDs": all });
    expect(within(last).getAllByRole("button", { name: "Copy request ID" })).toHaveLength(1);
  });

  it("says in words what was there before", async () => {
    const attempt = attemptWith({ fixId: "reactivate", target: "Suspended" });
    render(
      <WordsContext.Provider value={zhCN}>
        <Shown attempt={attempt} />
      </WordsContext.Provider>,
    );
    const region = screen.getByRole("status", { name: zhCN.result.result });
    expect((await within(region).findByRole("heading")).parentElement?.textContent).toContain("原状态：已停用");
    expect(region.textContent).not.toContain("Suspended");
  });

  it("is not there before the service has spoken", async () => {
    const region = await result({ attempt: attemptWith({ state: "sending", outcome: undefined, answer: undefined }) });
    expect(within(region).queryAllByRole("button")).toEqual([]);
  });

  it("is there as soon as the service has spoken, while it is read back", async () => {
    const region = await result({ attempt: attemptWith({ state: "answered", outcome: undefined }) });
    expect(evidence(region)["Request ID"]).toBe("b7c1f1a0-request");
  });
});

describe("what failed outside of an attempt", () => {
  it("is shown instead of the attempt, with its evidence", async () => {
    const answer = { statusCode: 404, apiCode: 2004, message: "用户不存在", requestId: "r-2" };
    const region = await result({ attempt: attemptWith(), trouble: { failure: { code: "user-not-found", answer } } });
    expect(within(region).getByRole("heading").textContent).toBe("No such user in this user pool.");
    expect(evidence(region)).toMatchObject({ "Request ID": "r-2", Message: "用户不存在" });
  });

  it("takes nothing from an attempt that could not be checked again", async () => {
    const trouble = {
      heading: () => "It could not be checked.",
      failure: { code: "no-permission" },
      beside: true,
    } as const;
    const region = await result({
      attempt: attemptWith({ outcome: "unknown", failure: { code: "timed-out" } }),
      trouble,
    });
    expect(within(region).getByRole("heading").textContent).toMatch(/^The answer was lost/);
    expect(evidence(region)["Request ID"]).toBe("b7c1f1a0-request");
    expect(region.textContent).toMatch(/It could not be checked\..* does not let Quick Fix reach/);
    expect(within(region).getByRole("button", { name: "Check again" })).toBeTruthy();
  });

  it("says first what did not happen, then why", async () => {
    const region = await result({
      trouble: { heading: () => "The code was not sent.", failure: { code: "unreachable" } },
    });
    expect(within(region).getByRole("heading").textContent).toBe("The code was not sent.");
    expect(region.textContent).toContain("The service could not be reached.");
    expect(region.querySelector("dl")).toBeNull();
  });
});

it("is empty, and there, while there is nothing to say", () => {
  render(<Shown />);
  expect(screen.getByRole("status", { name: "Result" }).textContent).toBe("");
});

describe("copying", () => {
  it("takes the request ID, and says so once, under the same name", async () => {
    const user = agent();
    await result({ attempt: attemptWith() });
    const button = screen.getByRole("button", { name: "Copy request ID" });
    await user.click(button);
    expect(await navigator.clipboard.readText()).toBe("b7c1f1a0-request");
    await vi.waitFor(() => expect(button.textContent).toBe("Copied"));
    const readOut = screen.getAllByText("Copied").map((one) => one.closest("[aria-live]")?.getAttribute("aria-live"));
    expect(readOut).toEqual(["off", "polite"]);
    expect(screen.getByRole("button", { name: "Copy request ID" })).toBe(button);
  });

  it("says so of the last one alone, and no more once the agent has copied something else", async () => {
    const user = agent();
    await result({ attempt: attemptWith() });
    const buttons = ["Copy request ID", "Copy for ticket"].map((name) => screen.getByRole("button", { name }));
    const saying = () => buttons.map((one) => one.textContent === "Copied");
    for (const [index, button] of buttons.entries()) {
      await user.click(button);
      await vi.waitFor(() => expect(saying()).toEqual([index === 0, index === 1]));
    }
    fireEvent.copy(document.body);
    await vi.waitFor(() => expect(saying()).toEqual([false, false]));
  });

  it.each([
    ["KeyC", "Copy request ID", "b7c1f1a0-request"],
    ["KeyT", "Copy for ticket", ticketText(attemptWith(), en)],
  ])("is done by Alt and %s wherever the focus is, as by %s", async (key, name, text) => {
    const user = agent();
    await result({ attempt: attemptWith() });
    await user.click(screen.getByRole("button", { name }));
    expect(await navigator.clipboard.readText()).toBe(text);
    await navigator.clipboard.writeText("something else");
    fireEvent.keyDown(document.body, { code: key, altKey: true });
    await vi.waitFor(async () => expect(await navigator.clipboard.readText()).toBe(text));
  });

  it("leaves other keys alone", async () => {
    agent();
    await navigator.clipboard.writeText("something else");
    await result({ attempt: attemptWith() });
    for (const key of [{ altKey: false }, { altKey: true, ctrlKey: true }, { altKey: true, metaKey: true }]) {
      expect(fireEvent.keyDown(document.body, { code: "KeyC", ...key })).toBe(true);
    }
    expect(await navigator.clipboard.readText()).toBe("something else");
  });

  it.each(["Copy request ID", "Copy for ticket"])(
    "%s shows the text, selected, where the clipboard can't be reached",
    async (name) => {
      const user = agent();
      vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new DOMException("No", "NotAllowedError"));
      await result({ attempt: attemptWith() });
      await user.click(screen.getByRole("button", { name }));
      const text = name === "Copy for ticket" ? ticketText(attemptWith(), en) : "b7c1f1a0-request";
      const area = await screen.findByRole("textbox", { name: /The clipboard can't be reached/ });
      expect(area).toHaveProperty("value", text);
      await vi.waitFor(() => expect(selectionOf(area)).toBe(text));
      expect(document.activeElement).toBe(area);
      expect(screen.getByRole("button", { name }).textContent).not.toBe("Copied");
    },
  );
});

function selectionOf(area: HTMLElement): string {
  if (!(area instanceof HTMLTextAreaElement)) throw new Error("That is no text area");
  return area.value.slice(area.selectionStart, area.selectionEnd);
}

describe("a call that the service keeps to the customer's own session", () => {
  const settings = { serviceAddress: "https://api.authing.cn", accessKeyId: "key", route: "unbind-phone" } as const;
  const report = { at: AT, endedAt: AT, ...settings, rows: [] };
  const attempt = attemptWith({ outcome: "refused", failure: { code: "end-user-only", answer: { statusCode: 401 } } });

  it.each([
    ["the last check of this pool, with its date", report, true],
    ["no check of another pool", { ...report, accessKeyId: "another" }, false],
  ])("points to %s", async (_what, kept, points) => {
    await settingsItem.setValue(settings);
    await poolCheckItem.setValue(kept);
    const region = await result({ attempt });
    const sentence = en.result.lastPoolCheck(en.dateTime(AT));
    await untilQuiet();
    if (points) await within(region).findByText(sentence);
    else expect(within(region).queryByText(sentence)).toBeNull();
  });
});
