import { render, screen, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import type { ComponentProps } from "preact";
import { describe, expect, it, vi } from "vitest";
import { History } from "../../components/history/History.tsx";
import { NO_FILTER } from "../../components/history/HistorySearch.tsx";
import { attemptWith } from "../doubles/attempts.ts";

type Props = ComponentProps<typeof History>;

function show(changes: Partial<Props> = {}) {
  const props: Props = {
    openId: undefined,
    checking: false,
    trouble: undefined,
    onToggle: vi.fn(),
    onCheckAgain: vi.fn(),
    onTrace: vi.fn(),
    filter: NO_FILTER,
    attempts: [
      attemptWith(),
      attemptWith({ attemptId: "2", userName: undefined, outcome: "unknown", answer: undefined }),
    ],
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
    children: undefined,
    ...changes,
  };
  const { rerender } = render(<History {...props} />);
  return { props, again: (next: Partial<Props>) => rerender(<History {...props} {...next} />) };
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

  it("checks again and traces from an open result", async () => {
    const attempt = attemptWith({ outcome: "unknown", readBack: undefined, failure: { code: "timed-out" } });
    const { props } = show({ attempts: [attempt], openId: attempt.attemptId });
    await userEvent.click(await screen.findByRole("button", { name: "Check again" }));
    expect(props.onCheckAgain).toHaveBeenCalledWith(attempt.attemptId);
    await userEvent.click(screen.getByRole("button", { name: "Trace this request ID" }));
    expect(props.onTrace).toHaveBeenCalledWith("b7c1f1a0-request");
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
    again({ attempts: [], filter: { ...NO_FILTER, text: "x" } });
    expect(screen.getByText("No attempt fits this search.")).toBeTruthy();
  });
});

it("searches by text, outcome and dates", async () => {
  const { props } = show();
  const search = within(screen.getByRole("search"));
  await userEvent.type(search.getByRole("searchbox", { name: "Search" }), "z");
  expect(props.onFilter).toHaveBeenLastCalledWith({ ...NO_FILTER, text: "z" });
  await userEvent.selectOptions(search.getByRole("combobox", { name: "Outcome" }), "Refused");
  expect(props.onFilter).toHaveBeenLastCalledWith({ ...NO_FILTER, outcome: "refused" });
  await userEvent.type(search.getByLabelText("From"), "2026-11-02");
  expect(props.onFilter).toHaveBeenLastCalledWith({ ...NO_FILTER, from: "2026-11-02" });
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

  it("deletes what was confirmed", async () => {
    const { props } = show();
    await userEvent.click(screen.getByRole("button", { name: "Delete history…" }));
    await userEvent.click(screen.getByRole("button", { name: "Delete everything" }));
    expect(props.onPurge).toHaveBeenCalledOnce();
    expect(screen.queryByRole("alertdialog")).toBeNull();
  });
});

it("says why the history can't be read, and offers what is readable", async () => {
  const { props } = show({ failure: { code: "journal-unreadable" } });
  expect(screen.getByRole("alert").textContent).toContain("can't be read");
  expect(screen.queryByRole("list")).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Export what is readable" }));
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(props.onExportReadable).toHaveBeenCalledOnce();
  expect(props.onRetry).toHaveBeenCalledOnce();
});
