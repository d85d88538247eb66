import { fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApplyButton } from "../../../components/desk/ApplyButton.tsx";
import { agent } from "../agent.ts";

const submitted = vi.fn();
const armed = vi.fn();
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  submitted.mockClear();
  armed.mockClear();
});
afterEach(() => vi.useRealTimers());

/** Lets as much time pass as two presses that are meant are apart. */
const later = (milliseconds = 500) => vi.setSystemTime(Date.now() + milliseconds);

function form(props: Partial<Parameters<typeof ApplyButton>[0]> = {}) {
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        submitted();
      }}
    >
      <ApplyButton
        label="Sign 张三 out of 3 apps"
        isolated={["张三"]}
        primary
        armedLabel="Press again to sign out"
        about="张三"
        disabled={false}
        applying={false}
        onArmed={armed}
        {...props}
      />
      <input aria-label="Elsewhere" />
    </form>
  );
}

const button = () => screen.getByRole("button", { name: /^Sign/ });

describe("without a code", () => {
  it("arms with the first press and submits with the second", async () => {
    const user = agent();
    render(form());
    await user.click(button());
    expect(button().textContent).toBe("Press again to sign out");
    expect(button().getAttribute("aria-label")).toBe("Sign 张三 out of 3 apps: Press again to sign out");
    expect([submitted.mock.calls.length, armed.mock.calls.length]).toEqual([0, 1]);
    later();
    fireEvent.click(button(), { detail: 1 });
    expect(submitted).toHaveBeenCalledTimes(1);
  });

  it("works by keyboard alone, and takes a key that is held down for one press", async () => {
    const user = agent();
    render(form());
    await user.tab();
    await user.keyboard("{Enter}");
    expect(submitted).not.toHaveBeenCalled();
    expect(fireEvent.keyDown(button(), { key: "Enter", repeat: true })).toBe(false);
    later();
    await user.keyboard("{Enter}");
    expect(submitted).toHaveBeenCalledTimes(1);
  });

  it.each([
    ["Enter twice at once", 0, "{Enter}"],
    ["Enter twice, quickly", 499, "{Enter}"],
    ["the space bar twice, quickly", 499, " "],
  ])("takes %s for one press, and the next for the second", async (_, apart, key) => {
    const user = agent();
    render(form());
    await user.tab();
    await user.keyboard(key);
    later(apart);
    await user.keyboard(key);
    expect(submitted).not.toHaveBeenCalled();
    expect(button().textContent).toBe("Press again to sign out");
    expect(armed).toHaveBeenCalledTimes(1);
    later();
    await user.keyboard(key);
    expect(submitted).toHaveBeenCalledTimes(1);
  });

  it("is pressed again although the clock was set back", () => {
    render(form());
    fireEvent.click(button(), { detail: 1 });
    later(-3_600_000);
    fireEvent.click(button(), { detail: 1 });
    expect(submitted).toHaveBeenCalledTimes(1);
  });

  it("takes a slow double click for one press", () => {
    render(form());
    fireEvent.click(button(), { detail: 1 });
    later();
    fireEvent.click(button(), { detail: 2 });
    expect(submitted).not.toHaveBeenCalled();
    expect(button().textContent).toBe("Press again to sign out");
  });

  it.each([
    ["Escape", () => void fireEvent.keyDown(button(), { key: "Escape" })],
    ["leaving it", () => void fireEvent.blur(button())],
  ])("is disarmed by %s", (_, disarm) => {
    render(form());
    fireEvent.click(button(), { detail: 1 });
    disarm();
    later();
    expect(button().textContent).toBe("Sign 张三 out of 3 apps");
    fireEvent.click(button(), { detail: 1 });
    expect(submitted).not.toHaveBeenCalled();
  });

  it("is disarmed if it is about something else", () => {
    const { rerender } = render(form());
    fireEvent.click(button(), { detail: 1 });
    rerender(form({ about: "李四" }));
    expect(button().textContent).toBe("Sign 张三 out of 3 apps");
    rerender(form());
    expect(button().textContent).toBe("Sign 张三 out of 3 apps");
  });
});

it("submits with the first press if a code is asked for", async () => {
  const user = agent();
  render(form({ armedLabel: undefined }));
  await user.click(button());
  expect(submitted).toHaveBeenCalledTimes(1);
});
