import { button, byRole, field } from "../target.ts";
import { testBeforeSetUp } from "../support/test.ts";

testBeforeSetUp("an extension that is not set up leads to the settings", async ({ desk, extension }) => {
  await desk.shows(byRole("heading", "Not set up yet"));
  await desk.click(button("Open settings"));
  await extension.firefox.switchTo(/\/options\.html$/);
  await extension.firefox.look(field("Service address"));
});
