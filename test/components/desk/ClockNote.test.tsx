import { render, screen } from "@testing-library/preact";
import { beforeEach, expect, it } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { ClockNote } from "../../../components/desk/ClockNote.tsx";
import { serviceClockItem } from "../../../lib/state/items.ts";
import { agent } from "../agent.ts";

const serviceAddress = "https://api.authing.cn";
beforeEach(() => fakeBrowser.reset());

it.each([
  [-40_000, /^This computer's clock is 40 s ahead of the service's\. /],
  [95_000, /^This computer's clock is 95 s behind the service's\. /],
])("is a mark that says how the clock is off by %i ms, at length if it is pressed", async (ahead, says) => {
  await serviceClockItem.setValue({ serviceAddress, ahead });
  render(<ClockNote serviceAddress={serviceAddress} />);
  const mark = await screen.findByRole("button", { name: says });
  expect([mark.textContent, mark.title]).toEqual(["", expect.stringMatching(says)]);
  await agent().click(mark);
  expect(screen.getByRole("dialog", { name: says })).toBeTruthy();
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
