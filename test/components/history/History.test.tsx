import { act, fireEvent, render, screen, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import type { ComponentProps } from "preact";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { History } from "../../../components/history/History.tsx";
import { NO_FILTER } from "../../../components/history/HistorySearch.tsx";
import { failed } from "../../../lib/failure.ts";
import { WordsContext } from "../../../components/shared/use-words.ts";
import { en, type Words } from "../../../lib/words/en.ts";
import { zhCN } from "../../../lib/words/zh-CN.ts";
import { agent } from "../agent.ts";
import { attemptWith } from "../../doubles/attempts.ts";

const SERVICE = { serviceAddress: "https://api.authing.cn", accessKeyId: "key" };

type Props = ComponentProps<typeof History>;

function show(changes: Partial<Props> = {}, words: Words = en) {
  const props: Props = {
    openId: undefined,
    checking: false,
    trouble: undefined,
    traced: undefined,
    unlock: { onUnlock: vi.fn(), onUnlocked: vi.fn(), onSettings: vi.fn() },
    service: SERVICE,
    counts: undefined,
    onToggle: vi.fn(),
    onCheckAgain: vi.fn(),
    onTrace: vi.fn(),
    onOpenDesk: vi.fn(),
    filter: NO_FILTER,
    attempts: [
      attemptWith(),
      attemptWith({ attemptId: "2", userName: undefined, outcome: "unknown", answer: undefined }),
    ],
    damaged: 0,
    searchedBackTo: undefined,
    loading: false,
    failure: undefined,
    lostAt: undefined,
    note: "",
    busy: false,
    onFilter: vi.fn(),
    onMore: vi.fn(),
    onRetry: vi.fn(),
    onExport: vi.fn(),
    onExportReadable: vi.fn(),
    onPurge: vi.fn(),
    onDismissLost: vi.fn(),
    ...changes,
  };
  const shown = (next: Partial<Props> = {}) => (
    <WordsContext.Provider value={words}>
      <History {...props} {...next} />
    </WordsContext.Provider>
  );
  const { rerender } = render(shown());
  return { props, again: (next: Partial<Props>) => rerender(shown(next)) };
}

const rows = () => within(screen.getByRole("list", { name: "Attempts" })).getAllByRole("listitem");

describe("the list", () => {
  it("names each attempt by outcome, customer, target, requestId and time", () => {
    show();
    expect(rows()).toHaveLength(2);
    const name = screen.getAllByRole("button", { expanded: false, name: /^Done/ })[0]?.textContent;
    for (const part of ["Done", "张三", "138****8000", "Phone unbound.", "b7c1f1a0-request"])
      expect(name).toContain(part);
    expect(screen.getByRole("button", { name: /^Unknown.*6319a1504f3c2a7f214dd5b1.*no request ID/ })).toBeTruthy();
  });

  it("says once in a row that it was refused, and by whom", () => {
    const failure = { code: "pass-code-not-valid" } as const;
    show({ attempts: [attemptWith({ outcome: "refused", failure })] });
    const name = screen.getByRole("button", { name: /^Refused/ }).textContent;
    expect(name).toContain("The pass code is wrong or has expired.");
    expect(name.match(/refused/giu)).toHaveLength(1);
  });

  it("says once that it is locked, and asks for the passphrase once, for a check and a trace", async () => {
    const attempt = attemptWith({ outcome: "unknown", readBack: undefined, failure: { code: "timed-out" } });
    const { failure } = failed("locked");
    const trouble = { heading: () => "It could not be checked.", failure, beside: true };
    const traced = { requestId: "b7c1f1a0-request", log: failed("locked") };
    show({ attempts: [attempt], openId: attempt.attemptId, trouble, traced });
    const [place = document.body] = rows();
    expect(within(place).getAllByLabelText("Passphrase")).toHaveLength(1);
    const seen = Array.from(place.querySelectorAll("h2, p"), (one) =>
      one.closest(".off-screen") ? "" : one.textContent,
    );
    expect(seen.filter((text) => /locked|passphrase to unlock/iu.test(text))).toEqual(["Locked"]);
    expect(await within(place).findByText("It could not be checked.")).toBeTruthy();
  });

  it("says a status in words", () => {
    show({ attempts: [attemptWith({ fixId: "reactivate", target: "Suspended" })] }, zhCN);
    expect(screen.getByRole("listitem").textContent).toMatch(/^(?!.*Suspended).*已停用/);
  });

  it.each([
    ["a unique ID", { uniqueId: "id-1", earlierRequestIds: ["r-0"] }, "Unique ID id-1", "unique ID"],
    [
      "none for one of a request before",
      { earlierRequestIds: ["id-1", "r-2"] },
      "no request ID",
      "earlier request IDs",
    ],
  ])("calls no ID a request ID that is none, in the row and on the desk: %s", async (_whose, answer, inRow, copied) => {
    const attempt = attemptWith({ outcome: "unknown", answer });
    const { again } = show({ attempts: [attempt] });
    expect(rows()[0]?.querySelector("code")?.textContent).toBe(inRow);
    again({ attempts: [attempt], openId: attempt.attemptId });
    const buttons = screen.getAllByRole("button", { name: /^Copy .*ID/ }).map((one) => one.getAttribute("aria-label"));
    expect(new Set(buttons)).toEqual(new Set([`Copy ${copied}`]));
    expect(screen.queryByRole("button", { name: "Trace this request ID" })).toBeNull();
    await agent().click(screen.getAllByRole("button", { name: `Copy ${copied}` }).at(0) ?? document.body);
    expect(await navigator.clipboard.readText()).toMatch(/^id-1/);
  });

  it("opens an attempt into its whole result, with the focus on it", async () => {
    const { props, again } = show();
    await userEvent.click(screen.getByRole("button", { name: /^Done/ }));
    expect(props.onToggle).toHaveBeenCalledWith("0d9f6a2e-attempt");

    again({ openId: "0d9f6a2e-attempt" });
    const result = await screen.findByRole("status", { name: "Result" });
    expect(await within(result).findByRole("heading", { name: "Phone unbound." })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Copy for ticket" })).toBeTruthy();
    expect(document.activeElement?.contains(result)).toBe(true);

    await userEvent.keyboard("{Escape}");
    expect(props.onToggle).toHaveBeenCalledTimes(2);
    expect(document.activeElement).toBe(screen.getByRole("button", { name: /^Done/ }));
  });

  it("has the focus on an open result if the button that was pressed there is gone", async () => {
    const attempt = attemptWith({ readBack: undefined });
    const { again } = show({ attempts: [attempt], openId: attempt.attemptId });
    (await screen.findByRole("button", { name: "Check again" })).focus();
    again({ attempts: [attemptWith()], openId: attempt.attemptId });
    await vi.waitFor(() => expect(screen.queryByRole("button", { name: "Check again" })).toBeNull());
    expect(document.activeElement?.contains(screen.getByRole("status", { name: "Result" }))).toBe(true);
    expect(document.activeElement?.className).toBe("history-result");
  });

  it("stays open when Escape closes a dialog over it", async () => {
    const user = agent();
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new DOMException("No", "NotAllowedError"));
    onTestFinished(() => void vi.restoreAllMocks());
    const { props } = show({ openId: attemptWith().attemptId });
    await user.click(await screen.findByRole("button", { name: "Copy for ticket" }));
    const text = await screen.findByRole("textbox", { name: /The clipboard can't be reached/ });
    fireEvent.keyDown(text, { key: "Escape" });
    expect(props.onToggle).not.toHaveBeenCalled();
  });

  it("checks again and traces from an open result", async () => {
    const attempt = attemptWith({ outcome: "unknown", readBack: undefined, failure: { code: "timed-out" } });
    const { props } = show({ attempts: [attempt], openId: attempt.attemptId });
    await userEvent.click(await screen.findByRole("button", { name: "Check again" }));
    expect(props.onCheckAgain).toHaveBeenCalledWith(attempt.attemptId);
    await userEvent.click(screen.getByRole("button", { name: "Trace this request ID" }));
    expect(props.onTrace).toHaveBeenCalledWith("b7c1f1a0-request");
  });

  it("puts the attempts of a day under its name", () => {
    const now = Date.now();
    const times = [now, now - 1, now - 26 * 3_600_000, Date.UTC(2026, 9, 1, 12), Date.UTC(2026, 9, 1, 11)];
    // A test in the first moment of a day, or around a change of the clocks, has other days.
    show({ attempts: times.map((preparedAt, n) => attemptWith({ attemptId: String(n), preparedAt })) });
    const days = screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent);
    expect(days[0]).toBe("Today");
    expect(days.at(-1)).toBe("Thursday, October 1, 2026");
    expect(new Set(days).size).toBe(days.length);
    expect(rows()).toHaveLength(5);
  });

  it("calls today yesterday after midnight, while the page stays open", async () => {
    const at = (day: number, hour: number) => new Date(2026, 10, day, hour, 59).getTime();
    onTestFinished(() => void vi.useRealTimers());
    vi.useFakeTimers({ now: at(2, 23), toFake: ["setInterval", "clearInterval", "Date"] });
    show({
      attempts: [attemptWith({ preparedAt: at(2, 12) }), attemptWith({ preparedAt: at(1, 12), attemptId: "2" })],
    });
    const days = () => screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent);
    expect(days()).toEqual(["Today", "Yesterday"]);
    await act(() => void vi.advanceTimersByTime(90_000));
    expect(days()).toEqual(["Yesterday", "Sunday, November 1, 2026"]);
  });

  it("keeps a name and a phone apart, whichever way they are written", () => {
    show({ attempts: [attemptWith({ userName: "ليلى حسن" })] });
    const parts = Array.from(rows()[0]?.querySelectorAll("bdi") ?? [], ({ textContent }) => textContent);
    expect(parts).toEqual(["ليلى حسن", "138****8000"]);
  });

  it.each([
    ["the answer's own", { answer: { requestId: "id-1", headerRequestId: "no" }, recoveredRequestId: "no" }],
    ["its header's", { answer: { statusCode: 499, headerRequestId: "id-1" }, recoveredRequestId: "no" }],
    ["the action log's", { answer: { statusCode: 499 }, recoveredRequestId: "id-1" }],
  ])("has the same request ID in the row, its copy, the open result and the ticket: %s", async (_whose, changes) => {
    const attempt = attemptWith(changes);
    const { props, again } = show({ attempts: [attempt] });
    const user = agent();
    await user.click(screen.getByRole("button", { name: "Copy request ID" }));
    expect(await navigator.clipboard.readText()).toBe("id-1");
    expect(screen.getByText("Copied")).toBeTruthy();
    expect(props.onToggle).not.toHaveBeenCalled();
    expect(screen.getByRole("button", { name: /^Done/ }).textContent).toContain("id-1");

    again({ attempts: [attempt], openId: attempt.attemptId });
    const result = within(await screen.findByRole("status", { name: "Result" }));
    await user.click(result.getByRole("button", { name: "Copy request ID" }));
    expect(await navigator.clipboard.readText()).toBe("id-1");
    await user.click(screen.getByRole("button", { name: "Trace this request ID" }));
    expect(props.onTrace).toHaveBeenCalledWith("id-1");
    await user.click(screen.getByRole("button", { name: "Copy for ticket" }));
    expect(await navigator.clipboard.readText()).toMatch(/^Request ID: id-1/);
  });

  it.each([undefined, "0d9f6a2e-attempt"])(
    "has the request ID copied by hand if the clipboard fails, open: %s",
    async (openId) => {
      vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new DOMException("No", "NotAllowedError"));
      onTestFinished(() => void vi.restoreAllMocks());
      show({ attempts: [attemptWith()], openId });
      const [button = document.body] = screen.getAllByRole("button", { name: "Copy request ID" });
      await userEvent.click(button);
      const text = await screen.findByRole("textbox", { name: /The clipboard can't be reached/ });
      expect(text).toHaveProperty("value", "b7c1f1a0-request");
    },
  );

  it("says how many entries can't be read, which the number of all counts", () => {
    const { again } = show({ damaged: 1 });
    expect(screen.getByText("1 entry is damaged and can't be shown.")).toBeTruthy();
    again({ damaged: 0 });
    expect(screen.queryByText(/damaged/)).toBeNull();
  });

  it("opens an attempt's user on the desk, if the service is still the same", async () => {
    const attempt = attemptWith({ accessKeyId: "key" });
    const { props, again } = show({ attempts: [attempt], openId: attempt.attemptId });
    await userEvent.click(screen.getByRole("button", { name: "Open on the desk" }));
    expect(props.onOpenDesk).toHaveBeenCalledWith(attempt);
    for (const other of [{ serviceAddress: "https://elsewhere.example" }, { accessKeyId: "of another pool" }]) {
      again({ attempts: [attempt], openId: attempt.attemptId, service: { ...SERVICE, ...other } });
      expect(screen.queryByRole("button", { name: "Open on the desk" })).toBeNull();
    }
  });

  it("shows the trace of an open attempt there, and not above too", () => {
    const attempt = attemptWith();
    const requestId = attempt.answer?.requestId ?? "";
    const shown = { attempts: [attempt], openId: attempt.attemptId, filter: { ...NO_FILTER, text: requestId } };
    show({ ...shown, traced: { requestId } });
    expect(within(rows()[0] ?? document.body).getByText("Asking the action log…")).toBeTruthy();
    expect(screen.getAllByText("Asking the action log…")).toHaveLength(1);
    expect(screen.getAllByRole("button", { name: "Trace this request ID" })).toHaveLength(1);
  });

  it("says where a requestId was recovered from", async () => {
    const attempt = attemptWith({ answer: { statusCode: 200 }, recoveredRequestId: "log-1" });
    show({ attempts: [attempt], openId: attempt.attemptId });
    const result = await screen.findByRole("status", { name: "Result" });
    expect(await within(result).findByText("Recovered from the action log")).toBeTruthy();
    expect(within(result).getByText("log-1")).toBeTruthy();
    expect(within(result).getByRole("button", { name: "Copy request ID" })).toBeTruthy();
    expect(within(result).queryByText("Attempt ID")).toBeNull();
  });

  it("loads more, and says how far a search came", async () => {
    const { props, again } = show({ searchedBackTo: Date.UTC(2026, 9, 1, 12) });
    expect(screen.getByText("The newest 2 are shown.")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Load more" }));
    expect(props.onMore).toHaveBeenCalledOnce();
    again({ attempts: [], loading: true });
    expect(screen.getByText("Nothing yet; searched back to Oct 1, 2026…")).toBeTruthy();
  });

  it("tells an empty history from a search that found nothing", () => {
    const { again } = show({ attempts: [] });
    expect(screen.getByText(/^No attempt yet/)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Export CSV" })).toHaveProperty("disabled", true);
    again({ attempts: [], filter: { ...NO_FILTER, text: "x" } });
    expect(screen.getByText("No attempt fits this search.")).toBeTruthy();
  });
});

it("says how much there is, and how the day went", () => {
  show({ counts: { total: 1_234, done: 14, open: 2 } });
  expect(screen.getByText("1,234 attempts · today: 14 done, 2 open")).toBeTruthy();
});

describe("one search field", () => {
  const text = () => screen.getByRole("searchbox", { name: "Search" });

  it("has the focus", () => {
    show();
    expect(document.activeElement).toBe(text());
  });

  it("offers to trace what can be a request ID, by a press or by Enter", async () => {
    const { props, again } = show({ filter: { ...NO_FILTER, text: "Request ID: b7c1f1a0-request" } });
    await userEvent.click(screen.getByRole("button", { name: "Trace this request ID" }));
    await userEvent.type(text(), "{Enter}");
    expect(vi.mocked(props.onTrace).mock.calls).toEqual([["b7c1f1a0-request"], ["b7c1f1a0-request"]]);
    again({ filter: { ...NO_FILTER, text: "Zhang San" } });
    expect(screen.queryByRole("button", { name: "Trace this request ID" })).toBeNull();
    await userEvent.type(text(), "{Enter}");
    expect(props.onTrace).toHaveBeenCalledTimes(2);
  });
});

describe("deleting", () => {
  it("asks first, with the focus on the harmless answer", async () => {
    const { props } = show();
    await userEvent.click(screen.getByRole("button", { name: "Delete history…" }));
    const question = within(screen.getByRole("alertdialog", { name: "Delete the history?" }));
    expect(document.activeElement).toBe(question.getByRole("button", { name: "Cancel" }));
    await userEvent.keyboard("{Enter}");
    expect(screen.queryByRole("alertdialog")).toBeNull();
    expect(props.onPurge).not.toHaveBeenCalled();
  });

  it("says whether it follows the search", async () => {
    const { again } = show();
    await userEvent.click(screen.getByRole("button", { name: "Delete history…" }));
    const says = () => document.getElementById("purge-text")?.textContent;
    expect(says()).toContain("Every attempt on this computer that has ended is deleted. ");
    again({ filter: { ...NO_FILTER, outcome: "refused" } });
    expect(says()).toContain("is deleted, not only those that the search finds.");
  });
});
