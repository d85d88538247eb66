import { credentials } from "../../../sandbox/auth/credentials.ts";
import { FIELDS, type FieldName } from "../support/settings-page.ts";
import { expect, test } from "../support/test.ts";

test.use({ isSetUp: false });

test("what the service refuses is said at its field, nothing is stored, and only that field is entered again", async ({
  settings,
  extension,
  service,
}) => {
  await settings.fill(service.url, { "Access key secret": "not the secret of this key" });
  await settings.save.click();
  const secret = settings.field("Access key secret");
  await expect(secret).toHaveAccessibleDescription(/^The service did not accept the access key\./);
  await expect(secret).toBeFocused();
  expect(await extension.stored("local")).not.toContain("vault");
  expect(service.calls("get-management-token")).toHaveLength(1);

  // It is selected: what is typed replaces it.
  await settings.page.keyboard.type(credentials.accessKeySecret);
  await settings.page.keyboard.press("Enter");
  await expect(settings.saved).toBeVisible();
  expect(await extension.stored("local")).toContain("vault");
});

test("an address that nobody answers at is said at the address", async ({ settings, extension, service }) => {
  service.break({ kind: "html-502" });
  await settings.fill(service.url);
  await settings.save.click();
  await expect(settings.field("Service address")).toHaveAccessibleDescription(
    /^The service's answer could not be used\./,
  );
  expect(await extension.stored("local")).not.toContain("vault");
  await settings.save.click();
  await expect(settings.saved).toBeVisible();
});

interface Mistake {
  name: string;
  typed: Partial<Record<FieldName, string>>;
  /** Where it is said. */
  field: FieldName;
  says: string;
}

const MISTAKES: Mistake[] = [
  {
    name: "an address that is none",
    typed: { "Service address": "https://" },
    field: "Service address",
    says: "That is not an address.",
  },
  {
    name: "http to another computer",
    typed: { "Service address": "http://authing.example.com" },
    field: "Service address",
    says: "The address must start with https://.",
  },
  {
    name: "no access key ID",
    typed: { "Access key ID": "" },
    field: "Access key ID",
    says: "The access key ID is missing.",
  },
  {
    name: "no secret",
    typed: { "Access key secret": "" },
    field: "Access key secret",
    says: "The access key secret is missing.",
  },
  {
    name: "a short passphrase",
    typed: { Passphrase: "too short" },
    field: "Passphrase",
    says: "The passphrase is too short.",
  },
  {
    name: "an access key ID far too long",
    typed: { "Access key ID": "a whole page of text ".repeat(100) },
    field: "Access key ID",
    says: "That is too long.",
  },
];

for (const { name, typed, field, says } of MISTAKES) {
  test(`${name} is said at its field, and nothing typed is lost`, async ({ settings, extension, service }) => {
    await settings.fill(service.url, typed);
    const before = await Promise.all(FIELDS.map((one) => settings.field(one).inputValue()));
    await settings.save.click();

    await expect(settings.field(field)).toHaveAccessibleDescription(new RegExp(`^${says}`));
    await expect(settings.field(field)).toHaveAttribute("aria-invalid", "true");
    expect(await Promise.all(FIELDS.map((one) => settings.field(one).inputValue()))).toEqual(before);
    expect(await extension.stored("local")).not.toContain("vault");
    expect(service.allCalls).toEqual([]);
  });
}
