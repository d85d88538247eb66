import { fireEvent, render, screen } from "@testing-library/preact";
import { expect, it, vi } from "vitest";
import { RecentLogins } from "../../../components/desk/RecentLogins.tsx";
import type { Login } from "../../../lib/authing/login-history.ts";
import { failed, success, type Result } from "../../../lib/failure.ts";

const AT = Date.UTC(2026, 9, 30, 8, 15);

function shown(answer: Result<Login[]>) {
  const read = vi.fn(() => Promise.resolve(answer));
  render(<RecentLogins read={read} />);
  return read;
}

function open(): void {
  const details = screen.getByText("More").closest("details");
  if (!details) throw new Error("Nothing to open");
  details.open = true;
  fireEvent(details, new Event("toggle"));
}

it("reads the last sign-ins only once it is opened", async () => {
  const read = shown(success([{ appName: "Shop", at: AT, clientIp: "203.0.113.7" }, {}]));
  expect(read).not.toHaveBeenCalled();
  open();
  const list = await screen.findByRole("list", { name: "Last sign-ins" });
  expect(read).toHaveBeenCalledTimes(1);
  expect(list.textContent).toMatch(/^Shop · .*2026.* · 203\.0\.113\.7Unknown app$/);
});

it.each([
  [success([]), "No sign-in in the last year."],
  [failed("unreachable"), "The service could not be reached."],
])("says why there are none", async (answer, says) => {
  shown(answer);
  open();
  expect(await screen.findByText(says)).toBeTruthy();
});
