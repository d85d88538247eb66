import { fireEvent, render, screen } from "@testing-library/preact";
import { expect, it, vi } from "vitest";
import { NextStep } from "../../../components/desk/NextStep.tsx";

it("offers what often comes next, for the same customer", () => {
  const onChoose = vi.fn();
  render(<NextStep fixId="unbind-phone" offered={["unbind-phone", "sign-out"]} onChoose={onChoose} />);
  fireEvent.click(screen.getByRole("button", { name: "Sign out everywhere" }));
  expect(onChoose).toHaveBeenCalledWith("sign-out");
});

it("offers nothing that is not on the desk, and nothing if nothing comes next", () => {
  const { rerender } = render(<NextStep fixId="unbind-phone" offered={["unbind-phone"]} onChoose={vi.fn()} />);
  expect(screen.queryByRole("button")).toBeNull();
  rerender(<NextStep fixId="sign-out" offered={["sign-out", "unbind-phone"]} onChoose={vi.fn()} />);
  expect(screen.queryByRole("button")).toBeNull();
});
