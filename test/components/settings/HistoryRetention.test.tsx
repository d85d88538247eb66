import { fireEvent, render, screen } from "@testing-library/preact";
import { expect, it, vi } from "vitest";
import { HistoryRetention } from "../../../components/settings/Retention.tsx";

const days = () => screen.getByRole<HTMLInputElement>("spinbutton", { name: "Keep history for (days)" });

it("saves whole days, and nothing else", async () => {
  const onSave = vi.fn(() => Promise.resolve());
  render(<HistoryRetention initial={90} managed={false} onSave={onSave} />);
  fireEvent.input(days(), { target: { value: "0" } });
  expect(screen.getByText("Enter whole days, from 1 to 366.")).toBeTruthy();
  expect(onSave).not.toHaveBeenCalled();
  fireEvent.input(days(), { target: { value: "30" } });
  expect(onSave).toHaveBeenCalledWith(30);
  expect(await screen.findByText("History setting saved.")).toBeTruthy();
});

it("is locked where the organisation decides", () => {
  render(<HistoryRetention initial={7} managed onSave={() => Promise.resolve()} />);
  expect(days().readOnly).toBe(true);
  expect(screen.getByText("Set by your organisation.")).toBeTruthy();
});
