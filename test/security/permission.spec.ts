import { expect, test } from "@playwright/test";
import { Desk } from "./support/desk.ts";

test("the origin of the address before is given back when another port is saved", async () => {
  const [desk, other] = [await Desk.open(), await Desk.open()];
  try {
    await desk.setUp();
    await desk.allow(other.sandbox.url);
    const options = await desk.page("options");
    await desk.fillSettings(options);
    await options.getByLabel("Service address").fill(other.sandbox.url);
    await options.getByRole("button", { name: /^(Save|Connect)$/ }).click();
    await options.getByText("saved.").waitFor();
    expect(await options.evaluate("chrome.permissions.getAll()")).toMatchObject({
      origins: [`${other.sandbox.url}/*`],
    });
  } finally {
    await desk.close();
    await other.close();
  }
});
