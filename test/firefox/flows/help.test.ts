import { Tab } from "../support/tab.ts";
import { byRole, button, field } from "../target.ts";
import { expect, test } from "../support/test.ts";
import { readClipboard } from "../support/clipboard.ts";

test("the help explains a code, and the footer copies diagnostics", async ({ extension, service }) => {
  const { firefox } = extension;
  const help = new Tab(firefox, await firefox.open("help.html"));
  await help.shows(byRole("table", "Status codes"));
  await help.fill(field("Find a code"), "2217");
  await help.showsText("It is the customer's only login method.");
  await help.hides(byRole("table", "Status codes"));
  await help.click(button("Copy diagnostics"));
  await help.showsText("Diagnostics copied.");
  expect(await readClipboard(firefox)).toContain(`Service: ${service.url}`);
});
