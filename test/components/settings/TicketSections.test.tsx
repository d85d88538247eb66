import { render, screen } from "@testing-library/preact";
import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { TicketSections } from "../../../entrypoints/options/TicketSections.tsx";
import { policyItem } from "../../../lib/state/items.ts";

beforeEach(() => fakeBrowser.reset());

it("shows at once what the organisation sets while the page is open", async () => {
  render(<TicketSections />);
  const format = await screen.findByRole("combobox");
  expect(format).toHaveProperty("disabled", false);
  await policyItem.setValue({ ticketFormat: "jira", retentionDays: 7 });
  await vi.waitFor(() => expect(format).toHaveProperty("disabled", true));
  expect(format).toHaveProperty("value", "jira");
  expect(screen.getByRole("spinbutton")).toHaveProperty("value", "7");
  expect(screen.getByRole("spinbutton")).toHaveProperty("readOnly", true);
});
