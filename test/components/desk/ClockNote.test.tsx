import { render, screen } from "@testing-library/preact";
import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ClockNote } from "../../../components/desk/ClockNote.tsx";
import { serviceClockItem } from "../../../lib/state/items.ts";

const serviceAddress = "https://api.authing.cn";
beforeEach(() => fakeBrowser.reset());

it.each([-40_000, 95_000])("says that the clock is off by %i ms", async (ahead) => {
  await serviceClockItem.setValue({ serviceAddress, ahead });
  render(<ClockNote serviceAddress={serviceAddress} />);
  expect(await screen.findByText(/clock differs from the service's by (?:40|95) s/)).toBeDefined();
});

it.each([
  [39_000, serviceAddress],
  [95_000, "https://other.example"],
])("says nothing of %i ms at %s", async (ahead, of) => {
  await serviceClockItem.setValue({ serviceAddress: of, ahead });
  const { container } = render(<ClockNote serviceAddress={serviceAddress} />);
  await Promise.resolve();
  expect(container.textContent).toBe("");
});
