import { credentials } from "../../../sandbox/auth/credentials.ts";
import { PASSPHRASE } from "../../e2e/support/extension.ts";
import { expect, testBeforeSetUp } from "../support/test.ts";

testBeforeSetUp(
  "stores the settings, and neither the secret nor the passphrase in plain text",
  async ({ settings, extension, service }) => {
    await settings.fillIn(service.url);
    await settings.pressSave();
    await settings.isSaved();

    const onDisk = JSON.stringify(await extension.stored("local"));
    expect(onDisk).toContain(credentials.accessKeyId);
    expect(onDisk).not.toContain(credentials.accessKeySecret);
    expect(onDisk).not.toContain(Buffer.from(credentials.accessKeySecret).toString("base64").replace(/=+$/, ""));
    expect(onDisk).not.toContain(PASSPHRASE);
  },
);
