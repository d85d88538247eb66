import { fireEvent, render, screen } from "@testing-library/preact";
import type { ComponentProps } from "preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { PassphraseChange, type PassphraseDraft } from "../../../components/settings/PassphraseChange.tsx";
import { PassphraseStartOver } from "../../../components/settings/PassphraseStartOver.tsx";
import { failed, type Failure } from "../../../lib/failure.ts";
import { settingsEn } from "../../../lib/words/settings-en.ts";
import { agent } from "../agent.ts";

const onChange = vi.fn<(draft: PassphraseDraft) => Promise<boolean>>();
const ui = (failure?: Failure, busy = false, note = "") => (
  <PassphraseChange busy={busy} failure={failure} note={note} onChange={onChange} />
);
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label, { exact: true });
const press = () => agent().click(screen.getByRole("button", { name: "Change passphrase" }));

it.each([
  [{ code: "wrong-passphrase" }, "Current passphrase", "That is not the passphrase."],
  [{ code: "text-too-long", field: "current" }, "Current passphrase", "That is too long."],
  [{ code: "text-too-long", field: "next" }, "New passphrase", "That is too long."],
  [{ code: "passphrases-differ" }, "Repeat new passphrase", "The two passphrases differ."],
] as const)("says $code at its field, and keeps what was typed", async (failure, label, says) => {
  onChange.mockResolvedValueOnce(false);
  const { rerender } = render(ui());
  const user = agent();
  for (const one of ["Current passphrase", "New passphrase", "Repeat new passphrase"]) {
    await user.click(field(one));
    await user.paste("x".repeat(2_001));
  }
  await press();
  rerender(ui(failure));
  expect(field(label).getAttribute("aria-invalid")).toBe("true");
  const description = document.getElementById(field(label).getAttribute("aria-describedby") ?? "");
  expect(description?.textContent).toContain(says);
  expect(field(label).value).toHaveLength(2_001);
  expect(screen.getByRole("status").textContent).toBe(`Not saved: look at “${label}”.`);
});

it.each(["Current passphrase", "New passphrase", "Repeat new passphrase"])(
  "has what was sent leave the page, and keeps what is typed meanwhile: %s",
  async (label) => {
    let end: (changed: boolean) => void = () => undefined;
    onChange.mockReturnValueOnce(new Promise((resolve) => (end = resolve)));
    render(ui());
    const user = agent();
    const labels = ["Current passphrase", "New passphrase", "Repeat new passphrase"];
    for (const one of labels) await user.type(field(one), "sent");
    await press();
    await user.clear(field(label));
    await user.type(field(label), "later");
    end(true);
    await vi.waitFor(() =>
      expect(labels.map((one) => field(one).value)).toEqual(labels.map((one) => (one === label ? "later" : ""))),
    );
  },
);

it("says what is going on, and takes no second press meanwhile", async () => {
  onChange.mockClear();
  render(ui(undefined, true, "Encrypting anew…"));
  expect(screen.getByRole("form", { name: "Change passphrase" }).getAttribute("aria-busy")).toBe("true");
  expect(screen.getByRole("status").textContent).toBe("Encrypting anew…");
  await press();
  expect(onChange).not.toHaveBeenCalled();
});

describe("starting over", () => {
  const ui = (changes: Partial<ComponentProps<typeof PassphraseStartOver>>) => (
    <PassphraseStartOver secretStored failure={undefined} note="" onForget={() => undefined} {...changes} />
  );
  const says = () => screen.getByRole("status", { name: "Start over" });
  afterEach(() => vi.useRealTimers());

  it("says at its button, with the focus there, that the secret is gone, once it was pressed twice, and no double click did it", async () => {
    const onForget = vi.fn();
    const { rerender } = render(ui({ onForget }));
    const user = agent();
    vi.useFakeTimers({ toFake: ["Date"] });
    await user.dblClick(screen.getByRole("button", { name: "Forget the stored secret" }));
    vi.setSystemTime(Date.now() + 499);
    fireEvent.click(screen.getByRole("button", { name: "Press again to forget it" }), { detail: 1 });
    expect(onForget).not.toHaveBeenCalled();
    vi.setSystemTime(Date.now() + 1);
    fireEvent.click(screen.getByRole("button", { name: "Press again to forget it" }), { detail: 1 });
    expect(onForget).toHaveBeenCalledOnce();
    rerender(ui({ onForget, secretStored: false, note: settingsEn.startOver.done }));
    await vi.waitFor(() => expect(document.activeElement).toBe(says()));
    expect(says().textContent).toBe("The stored secret is gone. Enter the access key secret again.");
    expect(screen.queryByRole("button")).toBeNull();
  });

  it("says there too that it failed, and stays", () => {
    render(ui({ failure: failed("unexpected").failure }));
    expect(says().textContent).toContain("Something went wrong inside Quick Fix.");
    expect(screen.getByRole("button", { name: "Forget the stored secret" })).toBeTruthy();
  });
});
