import type { Locator, Page } from "@playwright/test";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { credentials } from "../../../sandbox/auth/credentials.ts";
import { launchChromium, setUpPage } from "../../../scripts/launch-chromium.ts";
import { unpackedId } from "../../security/support/extension-id.ts";
import { ManagedPolicy, skipWithoutPolicies } from "../../security/support/managed-policy.ts";
import { extensionDir } from "../../stories/support/build-once.ts";
import { PASSPHRASE } from "../../stories/support/extension.ts";
import { Service } from "../../stories/support/service.ts";
import { SettingsPage } from "../../stories/support/settings-page.ts";
import { expect, test as base } from "../support/test.ts";

interface Installed {
  service: Service;
  /** The set-up that opened when the extension was installed. */
  setUp: SettingsPage<Locator, Page>;
}

/** Where the organisation had named service and access key before anybody installed it. */
const test = base.extend<{ installed: Installed }>({
  installed: async ({ headless }, use) => {
    const service = await Service.start();
    // A copy has an ID of its own: the policy reaches no browser of another test.
    const dir = await mkdtemp(join(tmpdir(), "quick-fix-managed-"));
    await cp(extensionDir("chrome"), dir, { recursive: true });
    const policy = ManagedPolicy.for(unpackedId(dir));
    policy.write({ serviceAddress: service.url, accessKeyId: credentials.accessKeyId });
    try {
      const { context, extensionId, allow } = await launchChromium(dir, headless, "", { keepSetUp: true });
      const page = await setUpPage(context, extensionId);
      await allow(service.url);
      await page.bringToFront();
      // Chromium reads policies when a page in view has come to rest, or 3 minutes after its start.
      await page.reload();
      await use({ service, setUp: new SettingsPage<Locator, Page>(page) });
      await context.close();
    } finally {
      policy.remove();
      await rm(dir, { recursive: true, force: true });
      await service.close();
    }
  },
});

skipWithoutPolicies();

test("what the organisation set is filled in and locked; the rest leads to a connection that works", async ({
  installed,
}) => {
  const { service, setUp } = installed;
  const { page } = setUp;
  await expect(page.getByRole("heading", { name: "Set up Quick Fix" })).toBeVisible();
  for (const [name, value] of [
    ["Service address", service.url],
    ["Access key ID", credentials.accessKeyId],
  ] as const) {
    await expect(setUp.field(name)).toHaveValue(value);
    await expect(setUp.field(name)).toBeDisabled();
    await expect(setUp.field(name)).toHaveAccessibleDescription("Set by your organisation.");
  }
  await setUp.field("Access key secret").fill(credentials.accessKeySecret);
  await setUp.field("Passphrase").fill(PASSPHRASE);
  await page.keyboard.press("Enter");
  await expect(setUp.saved).toBeVisible();
  await expect(page.getByRole("region", { name: "Quick Fix is ready." })).toBeVisible();
  expect(service.calls("get-management-token")[0]?.body).toMatchObject({
    accessKeyId: credentials.accessKeyId,
  });
  await expect(setUp.field("Service address")).toBeDisabled();
});
