import { fireEvent, render, screen } from "@testing-library/preact";
import { expect, it, vi } from "vitest";
import { FixChooser } from "../../../components/desk/FixChooser.tsx";
import type { FixId } from "../../../lib/fixes/index.ts";

const offered: FixId[] = ["unbind-phone", "sign-out"];

function chooser() {
  const onChoose = vi.fn();
  render(<FixChooser chosen="unbind-phone" offered={offered} onChoose={onChoose} />);
  return onChoose;
}

it("lists the fixes on the desk, and no other", () => {
  chooser();
  expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual([
    "Unbind phone",
    "Sign out everywhere",
  ]);
});

it("leaves the keys to a dialog that is open", () => {
  const onChoose = chooser();
  const dialog = document.body.appendChild(document.createElement("dialog"));
  dialog.setAttribute("open", "");
  expect(fireEvent.keyDown(document.body, { code: "Digit2", altKey: true })).toBe(true);
  dialog.remove();
  expect(onChoose).not.toHaveBeenCalled();
});

it.each([
  [{ code: "Digit2", altKey: true }, "sign-out"],
  [{ code: "Numpad1", altKey: true }, "unbind-phone"],
  [{ code: "Digit3", altKey: true }, undefined],
  [{ code: "Digit2" }, undefined],
  [{ code: "Digit2", altKey: true, ctrlKey: true }, undefined],
])("takes one key: %j chooses %s", (key, fixId) => {
  const onChoose = chooser();
  // A key that does something here does nothing else in the browser.
  expect(fireEvent.keyDown(document.body, key)).toBe(fixId === undefined);
  expect(onChoose.mock.calls).toEqual(fixId === undefined ? [] : [[fixId]]);
});
