import { existsSync } from "node:fs";
import { test } from "@playwright/test";
import { extensionDir } from "../stories/support/build-once.ts";
import { expect } from "../stories/support/expect.ts";
import { EXTENSION_ID } from "./firefox-extension.ts";
import { launchFirefox } from "./firefox.ts";
import { Tab } from "./tab.ts";

// The stories show what the driver can do. This shows that it fails if something is wrong.
test("says what fails and what the page shows instead, and leaves nothing behind", async () => {
  const firefox = await launchFirefox({ extensionDir: extensionDir("firefox"), extensionId: EXTENSION_ID });
  const page = new Tab(firefox, await firefox.open("options.html"));
  const heading = page.getByRole("heading", { name: "Set up Quick Fix" });
  await expect(heading).toBeVisible();
  await expect(page.evaluate("(() => { throw new TypeError('no such luck'); })()")).rejects.toMatchObject({
    error: "javascript error",
    remoteMessage: "TypeError: no such luck",
  });

  firefox.waitLimitMs = 100;
  const connect = page.getByRole("button", { name: "Conect" }).click();
  await expect(connect).rejects.toThrow(/the button named \/Conect\/i is missing\. With that role: .*"Connect"/);
  const wrong = [
    () => expect(heading).toHaveText("Set up"),
    () => expect(heading).toBeHidden(),
    () => expect(heading).not.toContainText("Quick"),
    () => expect(heading).toHaveCount(2),
    () => expect(page.getByLabel("Access key ID")).toHaveValue("key"),
    () => expect(page.getByLabel("Access key ID")).toBeDisabled(),
    () => expect(heading).toBeFocused(),
  ];
  for (const expectation of wrong)
    await expect(expectation()).rejects.toThrow(
      `At ${firefox.origin}/options.html the page shows:\nSet up Quick Fix\n`,
    );

  await firefox.close();
  expect(existsSync(firefox.profileDir)).toBe(false);
  await expect(firefox.url()).rejects.toThrow("closed");
});
