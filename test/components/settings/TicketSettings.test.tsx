import { fireEvent, render, screen } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { TicketSettings } from "../../../components/settings/TicketSettings.tsx";
import { PLAIN_TICKET, type TicketFormat, type TicketStyle } from "../../../lib/state/settings.ts";

function show(
  initial: TicketStyle = PLAIN_TICKET,
  managedTemplate?: string,
  managedFormat?: TicketFormat,
  saving: () => Promise<void> = () => Promise.resolve(),
) {
  const onSave = vi.fn(saving);
  render(
    <TicketSettings
      initial={initial}
      managedFormat={managedFormat}
      managedTemplate={managedTemplate}
      onSave={onSave}
    />,
  );
  return onSave;
}

const template = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Ticket template" });
const preview = () => screen.getByRole("figure", { name: /^Preview/ }).querySelector("pre")?.textContent;
const type = (text: string) => fireEvent.input(template(), { target: { value: text } });

it("previews as it is typed, and saves", async () => {
  const onSave = show();
  type("{{statusCode}} {{apiCode}} {{requestId}}");
  expect(preview()).toBe("400 2001 0f6b2c1e-8d47-4b9a-9c35-7a1e5d20c4b8");
  expect(onSave).toHaveBeenLastCalledWith({
    format: "plain",
    templates: { plain: "{{statusCode}} {{apiCode}} {{requestId}}" },
  });
  expect(await screen.findByText("Ticket template saved.")).toBeTruthy();
});

it.each([
  ["{{requestID}}", "There is no field {{requestID}}. Not saved until it is corrected."],
  ["{{a}} {{b}}", "There are no fields {{a}} or {{b}}. Not saved until they are corrected."],
  [" ", "The template is empty. Not saved."],
  ["x".repeat(10_002), "The template is 2 characters too long. Not saved until it is shortened."],
])("keeps %.20s in the field, says what is wrong, and saves nothing", (typed, says) => {
  const onSave = show();
  type(typed);
  expect(template().value).toBe(typed);
  expect(template().getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByText(says)).toBeTruthy();
  expect(onSave).not.toHaveBeenCalled();
});

it.each(["", " \n", "{{requestID}}", "x".repeat(10_001)])(
  "never saves %.20s, not by choosing another format or by leaving it: the one that was saved stays",
  async (typed) => {
    const onSave = show({ format: "plain", templates: { plain: "mine" } });
    type(typed);
    for (const format of ["HTML", "Plain text", "HTML"])
      await userEvent.selectOptions(screen.getByRole("combobox", { name: "Ticket format" }), format);
    type("<i>{{user}}</i>\n");
    expect(onSave.mock.calls).toEqual([
      [{ format: "html", templates: { plain: "mine" } }],
      [{ format: "plain", templates: { plain: "mine" } }],
      [{ format: "html", templates: { plain: "mine" } }],
      [{ format: "html", templates: { plain: "mine", html: "<i>{{user}}</i>" } }],
    ]);
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Ticket format" }), "Plain text");
    expect(template().value).toBe(typed);
    expect(template().getAttribute("aria-invalid")).toBe("true");
  },
);

it("saves a template without the request ID, and says that tickets have none", async () => {
  show();
  type("{{user}}");
  expect(await screen.findByText(/^Ticket template saved. There is no \{\{requestId\}\} in it/)).toBeTruthy();
  type("{{user}} {{ requestId }}");
  expect(await screen.findByText("Ticket template saved.")).toBeTruthy();
});

it("says that it could not be saved, and no longer once it is", async () => {
  const onSave = show(PLAIN_TICKET, undefined, undefined, () => Promise.reject(new Error("The disk is full")));
  type("{{requestId}}");
  expect(await screen.findByText(/^Not saved\. Free some disk space/)).toBeTruthy();
  onSave.mockResolvedValue();
  type("{{apiCode}} {{requestId}}");
  expect(await screen.findByText("Ticket template saved.")).toBeTruthy();
});

it("has a template for each format, and goes back to the built-in one", async () => {
  const onSave = show({ format: "plain", templates: { plain: "mine", html: "<i>{{user}}</i>" } });
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Ticket format" }), "HTML");
  expect(template().value).toBe("<i>{{user}}</i>");
  expect(preview()).toBe("<i>Zhang San (6319a1504f3aaaaf214dd5b7)</i>");
  await userEvent.click(screen.getByRole("button", { name: "Reset to default" }));
  expect(template().value).toContain("<p><strong>Request ID:</strong> {{requestId}}</p>");
  expect(onSave).toHaveBeenLastCalledWith({ format: "html", templates: { plain: "mine", html: undefined } });
  expect(document.activeElement).toBe(template());
});

it("shows the organisation's template as locked", () => {
  show(PLAIN_TICKET, "theirs: {{outcome}}");
  expect(template().readOnly).toBe(true);
  expect(template().value).toBe("theirs: {{outcome}}");
  expect(screen.getByText("The template is set by your organisation.")).toBeTruthy();
});

it("keeps to the organisation's format, and lets the agent have their own template in it", () => {
  const onSave = show(PLAIN_TICKET, undefined, "jira");
  const format = screen.getByRole<HTMLSelectElement>("combobox", { name: "Ticket format" });
  expect([format.value, format.disabled]).toEqual(["jira", true]);
  expect(screen.getByText("Set by your organisation.")).toBeTruthy();
  type("*{{requestId}}*");
  expect(preview()).toBe("*0f6b2c1e-8d47-4b9a-9c35-7a1e5d20c4b8*");
  expect(onSave).toHaveBeenLastCalledWith({ format: "plain", templates: { jira: "*{{requestId}}*" } });
});
