import { FIELDS, type FieldName } from "../support/settings-page.ts";
import { expect, test } from "../support/test.ts";

test.use({ isSetUp: false });

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
    typed: { Passphrase: "too short", "Repeat passphrase": "too short" },
    field: "Passphrase",
    says: "The passphrase is too short.",
  },
  {
    name: "an App ID far too long",
    typed: { "App ID": "a whole page of text ".repeat(100) },
    field: "App ID",
    says: "That is too long.",
  },
  {
    name: "differing passphrases",
    typed: { "Repeat passphrase": "four wet stones in a jug" },
    field: "Repeat passphrase",
    says: "The two passphrases differ.",
  },
];

for (const { name, typed, field, says } of MISTAKES) {
  test(`${name} is said at its field, and nothing typed is lost`, async ({ settings, extension, service }) => {
    await settings.fill(service.url, typed);
    await settings.unbindThrough.selectOption("verified-update");
    const before = await Promise.all(FIELDS.map((one) => settings.field(one).inputValue()));
    await settings.save.click();

    await expect(settings.field(field)).toHaveAccessibleDescription(new RegExp(`^${says}`));
    await expect(settings.field(field)).toHaveAttribute("aria-invalid", "true");
    expect(await Promise.all(FIELDS.map((one) => settings.field(one).inputValue()))).toEqual(before);
    await expect(settings.unbindThrough).toHaveValue("verified-update");
    expect(await extension.stored(settings.page, "local")).not.toContain("vault");
    expect(service.allCalls).toEqual([]);
  });
}
