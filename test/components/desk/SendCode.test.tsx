import { act, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SendCode, SentCodeNote } from "../../../components/desk/SendCode.tsx";
import type { SentCode } from "../../../lib/state/customer.ts";
import { sentCodeWith } from "../../doubles/sent-code.ts";
import { agent } from "../agent.ts";

const NOW = Date.UTC(2026, 10, 2, 8);
const send = vi.fn<() => void>();
beforeEach(() => {
  send.mockClear();
  vi.useFakeTimers({ now: NOW, toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const code = sentCodeWith({ at: NOW, nextAt: NOW + 60_000 });
const show = (sentCode?: SentCode, possible = true) =>
  render(<SendCode sentCode={sentCode} possible={possible} onSend={send} />);
const button = () => screen.getByRole("button");
const pass = (milliseconds: number) => act(() => void vi.advanceTimersByTime(milliseconds));

describe("Send code", () => {
  it("sends", async () => {
    show();
    await agent().click(screen.getByRole("button", { name: "Send code" }));
    expect(send).toHaveBeenCalledOnce();
  });

  it("can't where there is nobody to send to", async () => {
    show(undefined, false);
    await agent().click(button());
    expect(send).not.toHaveBeenCalled();
  });

  it("counts the minute down, second by second, and then sends again", async () => {
    show(code);
    expect(button().textContent).toBe("Send again in 60 s");
    await pass(1_000);
    expect(button().textContent).toBe("Send again in 59 s");
    await pass(58_000);
    expect(button().textContent).toBe("Send again in 1 s");
    expect(button()).toHaveProperty("disabled", true);
    await pass(1_000);
    expect(button().textContent).toBe("Send code");
    await agent().click(button());
    expect(send).toHaveBeenCalledOnce();
  });

  it("goes on counting where it was, when the popup opens again", async () => {
    show(code).unmount();
    vi.setSystemTime(NOW + 18_000);
    show(code);
    expect(button().textContent).toBe("Send again in 42 s");
    await pass(1_000);
    expect(button().textContent).toBe("Send again in 41 s");
  });

  it("starts to count when a code is sent while it is on screen", async () => {
    const { rerender } = show();
    await pass(30_000);
    rerender(<SendCode sentCode={{ ...code, at: NOW + 30_000, nextAt: NOW + 90_000 }} possible onSend={send} />);
    await pass(0);
    expect(button().textContent).toBe("Send again in 60 s");
  });

  it("sends at once where the minute was over before it came on screen", () => {
    const { rerender } = show();
    vi.setSystemTime(NOW + 600_000);
    rerender(<SendCode sentCode={code} possible onSend={send} />);
    expect(button().textContent).toBe("Send code");
  });

  it("sends where the clock was set back by an hour: no minute is that long", async () => {
    vi.setSystemTime(NOW - 3_600_000);
    show(code);
    expect(button().textContent).toBe("Send code");
    await agent().click(button());
    expect(send).toHaveBeenCalledOnce();
  });

  it("says that it is sending", () => {
    show({ ...code, state: "sending" });
    expect(button().textContent).toBe("Sending the code…");
    expect(button()).toHaveProperty("disabled", true);
  });

  it("sends at once after a failure that nothing has to be waited for", () => {
    show(sentCodeWith({ at: NOW, state: "failed", failure: { code: "refused" } }));
    expect(button().textContent).toBe("Send code");
    expect(button()).toHaveProperty("disabled", false);
  });

  it("does nothing any more once it is gone from the screen", async () => {
    const { unmount } = show(code);
    await pass(1_000);
    unmount();
    await pass(1_000);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("what became of the code", () => {
  const note = (sentCode: SentCode | undefined) => render(<SentCodeNote sentCode={sentCode} />).container.textContent;

  const notes: [code: SentCode | undefined, says: string][] = [
    [undefined, ""],
    [{ ...code, state: "sending" }, ""],
    [code, "Code sent to 138****8000."],
    // The Result says that, with what to do: once is enough.
    [{ ...code, state: "failed", failure: { code: "refused" } }, ""],
    // The one before is still good. It is not announced once more.
    [{ ...code, state: "failed", failure: { code: "refused" }, sentAt: NOW - 180_000 }, "sent 3 min ago"],
  ];

  it.each(notes)("is said: %j", (sentCode, says) => {
    expect(note(sentCode)).toBe(says);
  });

  it("has the code's age from the first minute on, also when the popup opens again", async () => {
    const { container, unmount } = render(<SentCodeNote sentCode={code} />);
    const seen = () => container.querySelector(".sent-note")?.textContent;
    await pass(59_000);
    expect(seen()).toBe("Code sent to 138****8000.");
    await pass(1_000);
    expect(seen()).toBe("sent 1 min ago");
    await pass(120_000);
    expect(seen()).toBe("sent 3 min ago");
    unmount();
    expect(note(code)).toContain("sent 3 min ago");
    expect(note(sentCodeWith({ at: NOW + 180_000 }))).toBe("Code sent to 138****8000.");
  });
});
