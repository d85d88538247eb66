import { test } from "@playwright/test";
import { expect } from "../stories/support/expect.ts";
import { openRig } from "./support/open-rig.ts";
import { Service } from "../stories/support/service.ts";

test("the origin of the address before is given back when another port is saved", async ({ browserName }) => {
  test.skip(browserName === "firefox", "Firefox's permissions have no port");
  const [rig, other] = [await openRig(browserName), await Service.start()];
  try {
    await rig.setUp();
    await rig.allow(other.url);
    await rig.setUp(other.url);
    expect(await rig.inBarePage("chrome.permissions.getAll()")).toMatchObject({ origins: [`${other.url}/*`] });
  } finally {
    await rig.close();
    await other.close();
  }
});
