import { render, screen } from "@testing-library/preact";
import { expect, it, vi } from "vitest";
import { PassphraseChange, type PassphraseDraft } from "../../../components/settings/PassphraseChange.tsx";
import type { Failure } from "../../../lib/failure.ts";
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

it("says what is going on, and takes no second press meanwhile", async () => {
  onChange.mockClear();
  render(ui(undefined, true, "Encrypting anew…"));
  expect(screen.getByRole("form", { name: "Change passphrase" }).getAttribute("aria-busy")).toBe("true");
  expect(screen.getByRole("status").textContent).toBe("Encrypting anew…");
  await press();
  expect(onChange).not.toHaveBeenCalled();
});
