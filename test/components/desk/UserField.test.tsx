import { fireEvent, render, screen } from "@testing-library/preact";
import { createRef } from "preact";
import { useState } from "preact/hooks";
import { beforeEach, expect, it, vi } from "vitest";
import { UserField } from "../../../components/desk/UserField.tsx";
import { USER_ID_TYPES } from "../../../lib/authing/user-id-type.ts";
import { agent } from "../agent.ts";

const ready = vi.fn<(byEnter: boolean) => void>();
const compose = vi.fn<(composing: boolean) => void>();
const down = vi.fn<() => void>();
const choose = vi.fn<(type: string) => void>();
beforeEach(() => {
  ready.mockClear();
  choose.mockClear();
});

function Field() {
  const [typed, setTyped] = useState("");
  return (
    <UserField
      typed={typed}
      userIdType="phone"
      inputRef={createRef()}
      onType={setTyped}
      onChooseType={choose}
      onReady={ready}
      onCompose={compose}
      onDown={down}
      onClear={undefined}
    />
  );
}

const field = () => screen.getByRole("textbox", { name: "User" });

it("takes whatever is pasted, as it is", async () => {
  render(<Field />);
  const user = agent();
  await user.click(field());
  await user.paste("＋86 138-0013-8000");
  expect(field()).toHaveProperty("value", "＋86 138-0013-8000");
});

it("is ready on Enter and on leaving, and says which", async () => {
  render(<Field />);
  const user = agent();
  await user.click(field());
  await user.keyboard("{Enter}");
  await user.tab({ shift: true });
  expect(ready.mock.calls).toEqual([[true], [false]]);
});

it("is not ready while an input method is composing", () => {
  render(<Field />);
  fireEvent.keyDown(field(), { key: "Enter", isComposing: true });
  expect(ready).not.toHaveBeenCalled();
});

it("offers every type, by name", async () => {
  render(<Field />);
  const type = screen.getByRole("combobox", { name: "User type" });
  expect(screen.getAllByRole("option").map(({ textContent }) => textContent)).toEqual([
    "Phone",
    "E-mail",
    "User ID",
    "Username",
    "External ID",
    "Identity",
    "Sync relation",
    "Custom field",
  ]);
  const user = agent();
  for (const one of USER_ID_TYPES) await user.selectOptions(type, one);
  expect(choose.mock.calls.map(([chosen]) => chosen)).toEqual([...USER_ID_TYPES]);
});
