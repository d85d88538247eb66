import { render, screen, within } from "@testing-library/preact";
import { expect, it, vi } from "vitest";
import { Trace, type Traced } from "../../../components/history/Trace.tsx";
import { failed, success } from "../../../lib/failure.ts";
import { agent } from "../agent.ts";

function show(log: NonNullable<Traced["log"]>) {
  const onUnlock = vi.fn(() => Promise.resolve(success(undefined)));
  const unlock = { onUnlock, onUnlocked: vi.fn(), onSettings: vi.fn() };
  render(<Trace requestId="req-7" log={log} unlock={unlock} />);
  return unlock;
}

it("shows what the log has, and says what it left out", () => {
  show(success([{ eventType: "unbindPhone", success: false, at: 0, userId: "u-1", clientIp: "10.0.0.1" }]));
  const [, row] = within(screen.getByRole("table")).getAllByRole("row");
  const cells = Array.from(row?.children ?? [], ({ textContent }) => textContent);
  expect(cells.filter((_, index) => index !== 2)).toEqual(["unbindPhone", "no", "u-1", "10.0.0.1", "not said"]);
});

it("says plainly that nothing is known", () => {
  show(success([]));
  expect(screen.getByRole("status").textContent).toContain("has nothing for req-7");
});

it("says why the log can't be asked", () => {
  show(failed("unreachable"));
  expect(screen.getByRole("status").textContent).toContain("The service could not be reached.");
  expect(screen.queryByLabelText("Passphrase")).toBeNull();
});

it("is unlocked in place", async () => {
  const { onUnlock, onUnlocked } = show(failed("locked"));
  await agent().type(screen.getByLabelText("Passphrase"), "a passphrase{Enter}");
  expect(onUnlock).toHaveBeenCalledWith("a passphrase");
  await vi.waitFor(() => expect(onUnlocked).toHaveBeenCalledOnce());
});
