import { render, screen, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import type { ComponentProps } from "preact";
import { expect, it, vi } from "vitest";
import { Trace } from "../../components/history/Trace.tsx";
import { failed, success } from "../../lib/failure.ts";
import { attemptWith } from "../doubles/attempts.ts";

type Props = ComponentProps<typeof Trace>;

function show(changes: Partial<Props> = {}) {
  const props: Props = {
    openId: undefined,
    checking: false,
    trouble: undefined,
    onToggle: vi.fn(),
    onCheckAgain: vi.fn(),
    onTrace: vi.fn(),
    requestId: "req-7",
    busy: false,
    failure: undefined,
    traced: undefined,
    onType: vi.fn(),
    onSubmit: vi.fn(),
    ...changes,
  };
  render(<Trace {...props} />);
  return props;
}

it("is asked by a press or by Enter", async () => {
  const props = show();
  await userEvent.click(screen.getByRole("button", { name: "Trace" }));
  await userEvent.type(screen.getByRole("textbox", { name: "Trace a request ID" }), "{Enter}");
  expect(props.onSubmit).toHaveBeenCalledTimes(2);
});

it("shows what the log has, and says what it left out", () => {
  const entries = [{ eventType: "unbindPhone", success: false, at: 0, userId: "u-1", clientIp: "10.0.0.1" }];
  show({ traced: { requestId: "req-7", trace: { log: success(entries), attempts: [attemptWith()] } } });
  const [, row] = within(screen.getByRole("table")).getAllByRole("row");
  const cells =
    row &&
    within(row)
      .getAllByRole("cell")
      .map(({ textContent }) => textContent);
  expect(cells?.filter((_, index) => index !== 2)).toEqual(["unbindPhone", "no", "u-1", "10.0.0.1", "not said"]);
  expect(screen.getByRole("list", { name: "On this desk" })).toBeTruthy();
});

it("says plainly that nothing is known", () => {
  show({ traced: { requestId: "req-7", trace: { log: success([]), attempts: [] } } });
  expect(screen.getByRole("status").textContent).toContain("has nothing for req-7");
  expect(screen.getByText("No attempt of this desk carries it.")).toBeTruthy();
});

it("says at the field that what was pasted is too long, and keeps it", () => {
  show({ requestId: "x".repeat(2_001), failure: { code: "text-too-long", field: "requestId" } });
  const field = screen.getByRole<HTMLInputElement>("textbox", { name: "Trace a request ID" });
  expect(field.value).toHaveLength(2_001);
  expect(field.maxLength).toBe(-1);
  expect(field.getAttribute("aria-invalid")).toBe("true");
  const description = document.getElementById(field.getAttribute("aria-describedby") ?? "");
  expect(description?.textContent).toContain("That is too long.");
});

it("says why the log can't be asked, beside what this desk knows", () => {
  show({ traced: { requestId: "req-7", trace: { log: failed("locked"), attempts: [attemptWith()] } } });
  expect(screen.getByRole("status").textContent).toContain("Quick Fix is locked.");
  expect(screen.getByRole("list", { name: "On this desk" })).toBeTruthy();
});
