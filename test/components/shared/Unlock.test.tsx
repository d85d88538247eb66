import { act, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Unlock } from "../../../components/shared/Unlock.tsx";
import type { Failure } from "../../../lib/failure.ts";
import { agent } from "../agent.ts";

const openSettings = vi.fn<() => void>();
const unlock = vi.fn<(passphrase: string) => void>();
beforeEach(() => {
  unlock.mockClear();
});
afterEach(() => {
  vi.useRealTimers();
});

const ui = (failure?: Failure, busy = false) => (
  <Unlock failure={failure} busy={busy} onUnlock={unlock} onSettings={openSettings} />
);
const field = () => screen.getByLabelText<HTMLInputElement>("Passphrase");

it("has the focus in its one field, which shows nothing of what is typed", async () => {
  render(ui());
  await vi.waitFor(() => expect(document.activeElement).toBe(field()));
  expect(field().type).toBe("password");
});

it("shows the passphrase while it is asked to, and not beyond Unlock", async () => {
  render(ui());
  const user = agent();
  await user.type(field(), "four words");
  await user.click(screen.getByRole("button", { name: "Show" }));
  expect(field().type).toBe("text");
  await user.click(screen.getByRole("button", { name: "Hide" }));
  expect(field().type).toBe("password");
  await user.click(screen.getByRole("button", { name: "Show" }));
  await user.type(field(), "{Enter}");
  expect(field().type).toBe("password");
  expect(unlock.mock.calls).toEqual([["four words"]]);
});

it("has a field of its own beside another one", () => {
  render([ui(), ui({ code: "wrong-passphrase" })]);
  const [one, other] = screen.getAllByLabelText("Passphrase");
  expect(one?.id).not.toBe(other?.id);
  expect(other?.getAttribute("aria-describedby")).toBe(screen.getByRole("alert").id);
});

it.each(["{Enter}", ""])("hands the passphrase over as typed, by Enter or the button (%j)", async (key) => {
  render(ui());
  const user = agent();
  await user.type(field(), ` Four words ${key}`);
  if (key === "") await user.click(screen.getByRole("button", { name: "Unlock" }));
  expect(unlock.mock.calls).toEqual([[" Four words "]]);
});

it("asks nobody with an empty field, and leads back to it", async () => {
  render(ui());
  await agent().click(screen.getByRole("button", { name: "Unlock" }));
  expect(unlock).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(field());
});

it("says that it is unlocking, and takes no second press meanwhile", async () => {
  const { rerender } = render(ui());
  const user = agent();
  await user.type(field(), "four words");
  rerender(ui(undefined, true));
  expect(screen.getByRole("form", { name: "Locked" }).getAttribute("aria-busy")).toBe("true");
  await user.click(screen.getByRole("button", { name: "Unlocking…" }));
  await user.type(field(), "{Enter}");
  expect(unlock).not.toHaveBeenCalled();
});

it("says that it was the wrong one, at the field, and leaves it selected for another try", async () => {
  const { rerender } = render(ui());
  await agent().type(field(), "four wordz");
  rerender(ui({ code: "wrong-passphrase" }));
  expect(screen.getByRole("alert").textContent).toContain("That is not the passphrase.");
  expect(field().getAttribute("aria-describedby")).toBe(screen.getByRole("alert").id);
  expect(field().getAttribute("aria-invalid")).toBe("true");
  expect(field().value).toBe("four wordz");
  await vi.waitFor(() => expect([field().selectionStart, field().selectionEnd]).toEqual([0, 10]));
});

it("counts down until the next try is allowed, and takes none before", async () => {
  vi.useFakeTimers({ now: 1_000_000, toFake: ["setInterval", "clearInterval", "Date"] });
  render(ui({ code: "too-many-tries", retryAt: 1_090_000 }));
  const user = agent();
  expect(screen.getByText("Next try in 1 min 30 s.")).toBeTruthy();
  await user.type(field(), "four words{Enter}");
  expect(unlock).not.toHaveBeenCalled();
  await act(() => void vi.advanceTimersByTime(31_000));
  expect(screen.getByText("Next try in 59 s.")).toBeTruthy();
  await act(() => void vi.advanceTimersByTime(59_000));
  expect(screen.queryByText(/Next try/)).toBeNull();
  await user.type(field(), "{Enter}");
  expect(unlock).toHaveBeenCalledOnce();
});
