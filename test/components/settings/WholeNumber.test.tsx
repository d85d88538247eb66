import { fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentChild } from "preact";
import { describe, expect, it, vi } from "vitest";
import { AutoLock } from "../../../components/settings/AutoLock.tsx";
import { HistoryRetention } from "../../../components/settings/Retention.tsx";
import { agent } from "../agent.ts";

type Save = (value: number) => Promise<void>;
type Case = [name: string, ui: (onSave: Save) => ComponentChild, saved: string, notValid: RegExp];

const CASES: Case[] = [
  [
    "Lock after (minutes)",
    (onSave) => <AutoLock initial={15} most={60} onSave={onSave} />,
    "Locking time saved.",
    /^That is not a valid number of minutes\./,
  ],
  [
    "Keep history for (days)",
    (onSave) => <HistoryRetention initial={90} managed={false} onSave={onSave} />,
    "History setting saved.",
    /^Enter whole days, from 1 to 366\.$/,
  ],
];

describe.each(CASES)("%s", (name, ui, saved, notValid) => {
  const field = () => screen.getByLabelText<HTMLInputElement>(name);
  const says = () => document.getElementById(field().getAttribute("aria-describedby") ?? "");
  const show = (onSave: Save = () => Promise.resolve()) => {
    const save = vi.fn(onSave);
    render(ui(save));
    return save;
  };

  it("saves what is typed once it is whole, by Enter or by leaving the field, and says so where it is read out", async () => {
    const save = show();
    const user = agent();
    await user.clear(field());
    await user.type(field(), "36");
    expect(save).not.toHaveBeenCalled();
    await user.keyboard("{Enter}");
    expect(await screen.findByText(saved)).toBe(says());
    expect(says()?.getAttribute("aria-live")).toBe("polite");
    await user.tab();
    expect(save.mock.calls).toEqual([[36]]);
    await user.clear(field());
    await user.type(field(), "９");
    expect(screen.queryByText(saved)).toBeNull();
    await user.tab();
    expect(save).toHaveBeenLastCalledWith(9);
  });

  it.each(["", "0", "367", "1.5", "soon"])("saves no %j, and says why", (typed) => {
    const save = show();
    fireEvent.input(field(), { target: { value: typed } });
    fireEvent.change(field());
    expect(says()?.textContent).toMatch(notValid);
    expect(field().getAttribute("aria-invalid")).toBe("true");
    expect(save).not.toHaveBeenCalled();
  });

  it("says that it could not be saved, and tries again", async () => {
    const save = show(() => Promise.reject(new Error("The disk is full")));
    fireEvent.input(field(), { target: { value: "30" } });
    fireEvent.change(field());
    expect(await screen.findByText(/^Not saved\. Free some disk space/)).toBe(says());
    fireEvent.keyDown(field(), { key: "Enter" });
    expect(save).toHaveBeenCalledTimes(2);
  });
});

it("shows what another tab has saved, and can set it back, but leaves what is being typed", () => {
  const save = vi.fn(() => Promise.resolve());
  const ui = (initial: number) => <HistoryRetention initial={initial} managed={false} onSave={save} />;
  const { rerender } = render(ui(90));
  const field = screen.getByLabelText<HTMLInputElement>("Keep history for (days)");
  rerender(ui(30));
  expect(field.value).toBe("30");
  fireEvent.input(field, { target: { value: "90" } });
  rerender(ui(7));
  expect(field.value).toBe("90");
  fireEvent.change(field);
  expect(save.mock.calls).toEqual([[90]]);
});

it("is locked if the organisation decides", () => {
  render(<HistoryRetention initial={90} managed onSave={() => Promise.resolve()} />);
  expect(screen.getByLabelText("Keep history for (days)")).toHaveProperty("disabled", true);
  expect(screen.getByText("Set by your organisation.")).toBeTruthy();
});
