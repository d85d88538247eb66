import { fireEvent, render, screen, within } from "@testing-library/preact";
import { expect, it, vi } from "vitest";
import { RecentLogins } from "../../../components/desk/RecentLogins.tsx";
import type { Login } from "../../../lib/authing/login-history.ts";
import { failed, success, type Result } from "../../../lib/failure.ts";
import { en } from "../../../lib/words/en.ts";

const AT = Date.UTC(2026, 9, 30, 8, 15);
const LAST_YEAR = Date.UTC(2025, 9, 30, 8, 15);

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
  vi.useFakeTimers({ now: AT, toFake: ["Date"] });
  const read = shown(success([{ appName: "Shop", at: AT, clientIp: "203.0.113.7" }, { at: LAST_YEAR }, {}]));
  expect(read).not.toHaveBeenCalled();
  open();
  const list = await screen.findByRole("list", { name: "Last sign-ins" });
  expect(read).toHaveBeenCalledTimes(1);
  const lines = within(list).getAllByRole("listitem");
  expect(lines.map((line) => Array.from(line.children, ({ textContent }) => textContent))).toEqual([
    ["Shop", en.logins.at(AT, AT), "203.0.113.7"],
    ["Unknown app", en.logins.at(LAST_YEAR, AT)],
    ["Unknown app"],
  ]);
  expect(lines[0]?.textContent).not.toMatch(/2026|:\d\d:/);
  expect(lines[1]?.textContent).toContain("2025");
  vi.useRealTimers();
});

it.each([
  ["198.51.100.123", "198.51.100.123"],
  ["::ffff:198.51.100.123", "198.51.100.123"],
  ["::1", "::1"],
  ["2001:db8::1", "2001:db8::1"],
  ["2001:0db8:85a3:0000:0000:8a2e:0370:7334", "2001:0db8:85a3:…"],
  ["gateway.shop.example.com", "gateway.shop.example.com"],
])("shows %s as %s, and has it in full too", async (clientIp, shownAs) => {
  shown(success([{ clientIp }]));
  open();
  expect((await screen.findByText(shownAs)).title).toBe(clientIp);
});

it.each([
  [success([]), "No sign-in in the last year."],
  [failed("unreachable"), "The service could not be reached. Check the network and the service address."],
  [
    failed("refused", { answer: { httpStatus: 200, statusCode: 429 } }),
    "Refused: too many requests. Wait a minute, then try again.",
  ],
])("says why there are none, and what to do", async (answer, says) => {
  shown(answer);
  open();
  expect(await screen.findByText(says)).toBeTruthy();
});
