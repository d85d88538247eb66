import { startSandbox } from "../../../sandbox/server.ts";
import { expect, test } from "../support/test.ts";

test.use({ isSetUp: false });

test("waits for the browser's question to be answered, and sends nothing before", async ({ settings, extension }) => {
  // Nobody has answered for this one yet, and in a browser without a display nobody will.
  const stranger = await startSandbox();
  await settings.fill(stranger.url);
  await settings.save.click();
  await expect(settings.page.getByText("Waiting for you to answer the browser's question")).toBeVisible();
  await expect(settings.page.getByRole("form", { name: "Set up Quick Fix" })).toHaveAttribute("aria-busy", "true");

  const desk = await extension.open("popup.html");
  await expect(desk.getByRole("button", { name: "Open settings" })).toBeVisible();
  expect(await extension.stored("local")).not.toContain("vault");
  expect(stranger.state.calls).toEqual([]);
  await settings.page.close();
  await stranger.close();
});
