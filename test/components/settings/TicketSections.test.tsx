import { fireEvent, render, screen } from "@testing-library/preact";
import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { LanguageSection } from "../../../entrypoints/options/LanguageSection.tsx";
import { TicketSections } from "../../../entrypoints/options/TicketSections.tsx";
import { languageItem, policyItem, retentionDaysItem, ticketStyleItem } from "../../../lib/state/items.ts";

beforeEach(() => fakeBrowser.reset());

it("shows at once what the organisation sets while the page is open", async () => {
  render(<TicketSections />);
  const format = await screen.findByRole("combobox");
  expect(format).toHaveProperty("disabled", false);
  await policyItem.setValue({ ticketFormat: "jira", retentionDays: 7 });
  await vi.waitFor(() => expect(format).toHaveProperty("disabled", true));
  expect(format).toHaveProperty("value", "jira");
  const days = screen.getByLabelText("Keep history for (days)");
  expect(days).toHaveProperty("value", "7");
  expect(days).toHaveProperty("disabled", true);
});

it("keeps what another Settings tab has saved meanwhile: another format's template, and the format", async () => {
  render(<TicketSections />);
  const template = await screen.findByRole("textbox", { name: "Ticket template" });
  await ticketStyleItem.setValue({ format: "jira", templates: { jira: "theirs" } });
  await vi.waitFor(() => expect(screen.getByRole("combobox")).toHaveProperty("value", "jira"));
  fireEvent.change(screen.getByRole("combobox"), { target: { value: "plain" } });
  fireEvent.input(template, { target: { value: "mine" } });
  const both = { format: "plain", templates: { jira: "theirs", plain: "mine" } };
  await vi.waitFor(async () => expect(await ticketStyleItem.getValue()).toEqual(both));
});

it("shows what another Settings tab has saved, but for a template that is typed and can't be saved", async () => {
  render(<TicketSections />);
  const template = await screen.findByRole("textbox", { name: "Ticket template" });
  await ticketStyleItem.setValue({ format: "plain", templates: { plain: "theirs {{requestId}}" } });
  await retentionDaysItem.setValue(30);
  await vi.waitFor(() => expect(template).toHaveProperty("value", "theirs {{requestId}}"));
  await vi.waitFor(() => expect(screen.getByLabelText("Keep history for (days)")).toHaveProperty("value", "30"));
  fireEvent.input(template, { target: { value: "{{nothing}}" } });
  await ticketStyleItem.setValue({ format: "plain", templates: { plain: "anew", jira: "theirs" } });
  fireEvent.change(screen.getByRole("combobox"), { target: { value: "jira" } });
  await vi.waitFor(() => expect(template).toHaveProperty("value", "theirs"));
  fireEvent.change(screen.getByRole("combobox"), { target: { value: "plain" } });
  await vi.waitFor(() => expect(template).toHaveProperty("value", "{{nothing}}"));
});

it("shows a language as locked while the organisation sets it, whenever that begins and ends", async () => {
  await languageItem.setValue("en");
  await policyItem.setValue({ language: "zh-CN" });
  render(<LanguageSection />);
  const select = screen.getByLabelText("Language");
  const shows = (value: string, disabled: boolean) =>
    vi.waitFor(() => {
      expect(select).toMatchObject({ value, disabled });
      expect(screen.queryByText("Set by your organisation.") !== null).toBe(disabled);
    });
  await shows("zh-CN", true);
  await policyItem.setValue({});
  await shows("en", false);
  await policyItem.setValue({ language: "zh-CN" });
  await shows("zh-CN", true);
});

it("says that the language could not be saved", async () => {
  vi.spyOn(languageItem, "setValue").mockRejectedValue(new Error("The disk is full"));
  render(<LanguageSection />);
  fireEvent.change(screen.getByLabelText("Language"), { target: { value: "zh-CN" } });
  await vi.waitFor(() => expect(screen.getByRole("alert").textContent).toMatch(/^Not saved\./));
});
