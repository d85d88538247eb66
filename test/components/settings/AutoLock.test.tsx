import { render, screen } from "@testing-library/preact";
import { expect, it, vi } from "vitest";
import { AutoLock } from "../../../components/settings/AutoLock.tsx";
import { agent } from "../agent.ts";

it("is saved as it is typed, once it is a time, and says so", async () => {
  const save = vi.fn<(minutes: number) => Promise<boolean>>(() => Promise.resolve(true));
  render(<AutoLock initial={15} locked={false} onSave={save} />);
  const field = screen.getByLabelText<HTMLInputElement>("Lock after (minutes)");
  const user = agent();
  await user.clear(field);
  expect(field.getAttribute("aria-invalid")).toBe("true");
  await user.type(field, "5");
  expect(save.mock.calls).toEqual([[5]]);
  expect(await screen.findByText("Locking time saved.")).toBeTruthy();
  await user.type(field, "00");
  expect(save).toHaveBeenCalledTimes(2);
  expect(screen.getByText(/That is not a time after which to lock\./)).toBeTruthy();
});
