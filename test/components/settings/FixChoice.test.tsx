import { act, fireEvent, render, screen } from "@testing-library/preact";
import { expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { FixChoice } from "../../../components/settings/FixChoice.tsx";
import { FixSection } from "../../../entrypoints/options/FixSection.tsx";
import { fixIds } from "../../../lib/fixes/fix-ids.ts";
import { chosenFixesItem } from "../../../lib/state/items.ts";
import { WordsContext } from "../../../components/shared/use-words.ts";
import { en, type Words } from "../../../lib/words/en.ts";
import { settingsWords } from "../../../lib/words/settings-words.ts";
import { zhCN } from "../../../lib/words/zh-CN.ts";
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

it("says that they could not be saved, in the language of the moment", async () => {
  const inWords = (words: Words) => (
    <WordsContext.Provider value={words}>
      <FixChoice initial={["unbind-phone"]} managed={false} onSave={() => Promise.reject(new Error("full"))} />
    </WordsContext.Provider>
  );
  const { rerender } = render(inWords(en));
  fireEvent.click(box("Unbind e-mail"));
  expect(await screen.findByText(settingsEn.settings.notStored)).toBeTruthy();
  rerender(inWords(zhCN));
  expect(screen.getByText(settingsWords["zh-CN"].settings.notStored)).toBeTruthy();
});

it("says what came of the newest save", async () => {
  const ends: (() => void)[] = [];
  const onSave = () =>
    new Promise<void>((resolve, reject) => {
      ends.push(ends.length === 0 ? () => reject(new Error("full")) : resolve);
    });
  render(<FixChoice initial={["unbind-phone"]} managed={false} onSave={onSave} />);
  fireEvent.click(box("Unbind e-mail"));
  fireEvent.click(box("Reset the password"));
  ends[1]?.();
  expect(await screen.findByText(settingsEn.fixChoice.saved)).toBeTruthy();
  ends[0]?.();
  await act(() => Promise.resolve());
  expect(screen.queryByText(settingsEn.settings.notStored)).toBeNull();
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
