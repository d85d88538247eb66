import { credentials } from "../../../sandbox/auth/credentials.ts";
import { expect, testBeforeSetUp } from "../support/test.ts";

testBeforeSetUp(
  "what the service refuses is said at its field, nothing is stored, and only that field is entered again",
  async ({ settings, extension, service }) => {
    await settings.fillIn(service.url, { "Access key secret": "not the secret of this key" });
    await settings.pressSave();
    const secret = settings.field("Access key secret");
    await settings.look(secret, ({ description }) => description.startsWith("The service did not accept"));
    await settings.isFocused(secret);
    expect(await extension.stored("local")).not.toHaveProperty("vault");

    await settings.fill(secret, credentials.accessKeySecret);
    await settings.pressSave();
    await settings.isSaved();
    expect(await extension.stored("local")).toHaveProperty("vault");
  },
);
