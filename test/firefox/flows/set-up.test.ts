import { button, byRole } from "../target.ts";
import { expect, testBeforeSetUp } from "../support/test.ts";

const ready = byRole("region", "Quick Fix is ready.");

testBeforeSetUp("leads to a connection that works, and says what comes next", async ({ settings, service }) => {
  await settings.shows(byRole("heading", "Set up Quick Fix"));
  await settings.fillIn(service.url);
  expect(service.allCalls).toEqual([]);
  await settings.press("Enter");
  await settings.isSaved();
  await settings.shows(ready);
  await settings.showsText(/Connected and saved\. User pool .+\./);
  await settings.isFocused(button("Open the desk", ready));
});
