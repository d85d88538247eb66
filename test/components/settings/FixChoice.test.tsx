import { fireEvent, render, screen } from "@testing-library/preact";
import { expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { FixChoice } from "../../../components/settings/FixChoice.tsx";
import { FixSection } from "../../../entrypoints/options/FixSection.tsx";
import { fixIds } from "../../../lib/fixes/fix-ids.ts";
import { chosenFixesItem } from "../../../lib/state/items.ts";
import { en } from "../../../lib/words/en.ts";
import { settingsEn } from "../../../lib/words/settings-en.ts";

const box = (name: string) => screen.getByRole<HTMLInputElement>("checkbox", { name });

it("lists every fix with what it can do, and saves those that are checked", async () => {
  const onSave = vi.fn(() => Promise.resolve());
  render(<FixChoice initial={["unbind-phone"]} managed={false} onSave={onSave} />);
  for (const id of fixIds) {
    expect(box(en.fixes[id].name).checked).toBe(id === "unbind-phone");
    expect(screen.getByText(en.fixes[id].about, { exact: false })).toBeTruthy();
  }
  fireEvent.click(box("Unbind e-mail"));
  expect(onSave).toHaveBeenLastCalledWith(["unbind-phone", "unbind-email"]);
  expect(await screen.findByText(settingsEn.fixChoice.saved)).toBeTruthy();
});

it("says that they could not be saved", async () => {
  render(<FixChoice initial={["unbind-phone"]} managed={false} onSave={() => Promise.reject(new Error("full"))} />);
  fireEvent.click(box("Unbind e-mail"));
  expect(await screen.findByText(settingsEn.settings.notStored)).toBeTruthy();
});

it("keeps at least one", () => {
  const onSave = vi.fn(() => Promise.resolve());
  render(<FixChoice initial={["unbind-phone"]} managed={false} onSave={onSave} />);
  fireEvent.click(box("Unbind phone"));
  expect(onSave).not.toHaveBeenCalled();
  expect(box("Unbind phone").checked).toBe(true);
  expect(screen.getByText("Keep at least one.")).toBeTruthy();
});

it("takes nothing back that another window has saved since", async () => {
  fakeBrowser.reset();
  await chosenFixesItem.setValue(["unbind-phone", "reset-password"]);
  render(<FixSection />);
  await screen.findByText(settingsEn.fixChoice.title);
  await chosenFixesItem.setValue(["unbind-phone"]);
  await vi.waitFor(() => expect(box("Reset the password").checked).toBe(false));
  fireEvent.click(box("Unbind e-mail"));
  await screen.findByText(settingsEn.fixChoice.saved);
  expect(await chosenFixesItem.getValue()).toEqual(["unbind-phone", "unbind-email"]);
});

it("is locked if the organisation decides", () => {
  render(<FixChoice initial={["unbind-email"]} managed onSave={() => Promise.resolve()} />);
  expect(box("Unbind phone").matches(":disabled")).toBe(true);
  expect(screen.getByText(settingsEn.fixChoice.managed)).toBeTruthy();
});
