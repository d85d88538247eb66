import { launchChromium, setUpPage } from "../../../scripts/launch-chromium.ts";
import { extensionDir } from "../../stories/support/build-once.ts";
import { PASSPHRASE } from "../../stories/support/extension.ts";
import { expect, test } from "../support/test.ts";

test("installing opens the set-up, once", async ({ headless }) => {
  const { context, extensionId } = await launchChromium(extensionDir("chrome"), headless, "", {
    keepSetUp: true,
  });
  const page = await setUpPage(context, extensionId);
  await expect(page.getByRole("heading", { name: "Set up Quick Fix" })).toBeVisible();
  expect(context.pages().filter((one) => one.url() === page.url())).toHaveLength(1);
  await context.close();
});

test.describe("the set-up", () => {
  test.use({ isSetUp: false });

  test("fits one screen, and shows the passphrase only while it is asked to", async ({ settings }) => {
    const { page } = settings;
    await page.setViewportSize({ width: 1_280, height: 640 });
    await expect(settings.save).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole("combobox", { name: "Language" })).toBeInViewport();
    const passphrase = settings.field("Passphrase");
    await passphrase.fill(PASSPHRASE);
    await expect(passphrase).toHaveAttribute("type", "password");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(passphrase).toHaveAttribute("type", "text");
    await settings.save.click();
    await expect(passphrase).toHaveAttribute("type", "password");
    await expect(page.getByRole("link", { name: "Open the Authing console" })).toHaveAttribute(
      "href",
      "https://console.authing.cn/",
    );
  });
});
