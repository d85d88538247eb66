import { fireEvent, render, screen } from "@testing-library/preact";
import { useState } from "preact/hooks";
import { expect, it, vi } from "vitest";
import { PoolCheck } from "../../../components/settings/PoolCheck.tsx";
import type { Failure } from "../../../lib/failure.ts";
import type { Route } from "../../../lib/fixes/fix.ts";
import type { PoolCheck as Report } from "../../../lib/state/pool-check.ts";
import { agent } from "../agent.ts";

const REPORT: Report = {
  at: 1,
  endedAt: 2,
  serviceAddress: "https://api.authing.cn",
  userId: "user-1",
  rows: [],
  recommended: "verified-update",
};

interface Shown {
  report: Report;
  busy: boolean;
  failure: Failure;
  isOfCheck: boolean;
}

/** The section as Settings show it, which take a moment to store the route. */
function show({ report = REPORT, busy = false, isOfCheck = true, ...rest }: Partial<Shown> = {}) {
  const { failure } = rest;
  const sendSms = vi.fn();
  let stored: () => void = () => undefined;
  function Page() {
    const [route, setRoute] = useState<Route>("unbind-phone");
    const [storing, setStoring] = useState(false);
    return (
      <PoolCheck
        report={report}
        busy={busy || storing}
        failure={failure}
        isOfCheck={isOfCheck}
        route={route}
        routeLocked={false}
        onCheck={vi.fn()}
        onSendSms={sendSms}
        onSetRoute={(next) => {
          setStoring(true);
          stored = () => {
            setRoute(next);
            setStoring(false);
          };
        }}
        onCopy={() => Promise.resolve()}
      />
    );
  }
  render(<Page />);
  return { sendSms, store: () => stored() };
}

const setRoute = () => screen.getByRole("button", { name: /^Set Unbind through/ });

it("sends no SMS by a second Enter where the route was set by the first", async () => {
  const { sendSms, store } = show();
  const user = agent();
  setRoute().focus();
  await user.keyboard("{Enter}");
  store();
  const says = await screen.findByText("This route is set.");
  expect(document.activeElement).toBe(says);
  await user.keyboard("{Enter}");
  expect(sendSms).not.toHaveBeenCalled();
});

it("leaves the focus where the agent has gone while the route is stored", async () => {
  const { store } = show();
  setRoute().focus();
  await agent().keyboard("{Enter}");
  const field = screen.getByLabelText("Test user");
  field.focus();
  store();
  await screen.findByText("This route is set.");
  expect(document.activeElement).toBe(field);
});

it.each(["Check this pool", /^Set Unbind through/, "Send one real SMS", "Copy report"])(
  "takes a key that is held down on a button for one press: %s",
  (name) => {
    show();
    expect(fireEvent.keyDown(screen.getByRole("button", { name }), { key: "Enter", repeat: true })).toBe(false);
  },
);

it("says at the field, where it is read out, why there was no check", () => {
  show({ failure: { code: "user-not-found" } });
  const note = screen.getByText(/^No such user in this user pool\./);
  expect(screen.getByLabelText("Test user").getAttribute("aria-describedby")).toBe(note.id);
  expect(note.closest("[aria-live]")).not.toBeNull();
});

it("says below, and not at the field, why what was pressed there was not done", () => {
  show({ failure: { code: "test-user-no-phone" }, isOfCheck: false });
  expect(screen.getByLabelText("Test user").getAttribute("aria-invalid")).toBe("false");
  expect(screen.getByRole("status", { name: "Check of the pool" }).textContent).toMatch(/phone/);
});

const unbindRow = () => screen.getByText("unbind-phone").closest("tr")?.textContent;

it.each([
  ["is being asked, while the check goes on", true, /Asking the service…$/],
  ["may have left, if the check ended there", false, /The browser stopped the check here\./],
])("says of the request that unbinds that it %s", (_what, busy, says) => {
  const { at, serviceAddress } = REPORT;
  const rows = [{ call: "unbind-phone", verdict: "not-known", note: "interrupted" } as const];
  show({ busy, report: { at, serviceAddress, rows } });
  expect(unbindRow()).toMatch(says);
  expect(unbindRow()?.includes("The browser stopped")).toBe(!busy);
});
