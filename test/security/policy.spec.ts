import { test } from "@playwright/test";
import { people } from "../../sandbox/people.ts";
import { expect } from "../stories/support/expect.ts";
import { PASSPHRASE } from "../stories/support/extension.ts";
import { skipWithoutPolicies } from "./support/managed-policy.ts";
import { openRig } from "./support/open-rig.ts";

const FIX = { fixId: "unbind-phone", userId: people.zhangSan.userId, passCode: "123456", passCodeTypedAt: 1 };
const VALID = { autoLockMinutes: 7, unbindThrough: "verified-update", language: "en" };
/** Nothing here may be used; `allowedFixes` was meant to forbid, so it does. */
const NOT_VALID = {
  serviceAddress: "http://evil.example",
  accessKeyId: " ",
  autoLockMinutes: 0,
  retentionDays: 100_000,
  language: "tlh",
  allowedFixes: ["everything"],
  unbindThrough: "anything",
  sudo: true,
};

skipWithoutPolicies();

test("values arrive, show as locked, and change, while pages are open if the browser can; bad ones loosen nothing @short", async ({
  browserName,
}) => {
  const rig = await openRig(browserName);
  try {
    await rig.setUp();
    let settings = await rig.openSettings();
    const change = async (values: object, inForce: object) => {
      await rig.setPolicy(values);
      await expect.poll(() => rig.policyInForce()).toEqual(inForce);
      if (!rig.policyRestarts) return;
      settings = await rig.openSettings();
      await rig.ask("unlock", { passphrase: PASSPHRASE });
    };
    const minutes = () => settings.page.getByLabel("Lock after (minutes)");

    await change(VALID, VALID);
    await expect(minutes()).toHaveValue("7");
    await expect(settings.unbindThrough).toBeDisabled();
    await expect(settings.unbindThrough).toHaveValue("verified-update");
    await expect(settings.unbindThrough).toHaveAccessibleDescription(/Set by your organisation\./);
    await expect(settings.field("Service address")).toBeEnabled();

    // A service that the secret was not given for: it is not used there.
    const other = {
      serviceAddress: "https://authing.example.com",
      accessKeyId: "organisation",
      allowedFixes: ["unbind-email"],
    };
    await change(other, other);
    await expect(settings.field("Service address")).toHaveValue("https://authing.example.com");
    await expect(settings.field("Service address")).toBeDisabled();
    await expect(settings.field("Access key ID")).toBeDisabled();
    const calls = rig.service.allCalls.length;
    expect(await rig.ask("test-connection")).toMatchObject({ failure: { code: "secret-missing" } });
    expect(await rig.ask("apply-fix", FIX)).toMatchObject({ failure: { code: "fix-not-allowed" } });
    expect(rig.service.allCalls).toHaveLength(calls);

    await change(NOT_VALID, { allowedFixes: [] });
    await expect(settings.field("Service address")).toHaveValue(rig.service.url);
    // The agent never chose a time, so the default counts again.
    await expect(minutes()).toHaveValue("15");
    expect(await rig.ask("apply-fix", FIX)).toMatchObject({ failure: { code: "fix-not-allowed" } });

    await change({}, {});
    await expect(settings.unbindThrough).toBeEnabled();
    expect(await rig.ask("test-connection")).toMatchObject({ ok: true });
  } finally {
    await rig.close();
  }
});
