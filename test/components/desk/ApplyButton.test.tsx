import { fireEvent, render, screen } from "@testing-library/preact";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { ApplyButton } from "../../../components/desk/ApplyButton.tsx";
import { agent } from "../agent.ts";

const submitted = vi.fn();
const armed = vi.fn();
beforeEach(() => {
  submitted.mockClear();
  armed.mockClear();
});

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
    await user.keyboard("{Enter}");
    expect(submitted).toHaveBeenCalledTimes(1);
  });

  it("takes a double click for one press", () => {
    render(form());
    fireEvent.click(button(), { detail: 1 });
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
