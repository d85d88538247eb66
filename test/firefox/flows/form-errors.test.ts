import { FIELDS, type FieldName } from "../../e2e/support/settings-page.ts";
import { expect, testBeforeSetUp } from "../support/test.ts";

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
];

for (const { name, typed, field, says } of MISTAKES) {
  testBeforeSetUp(
    `${name} is said at its field, and nothing typed is lost`,
    async ({ settings, extension, service }) => {
      await settings.fillIn(service.url, typed);
      const values = async () => {
        const all: (string | null)[] = [];
        for (const one of FIELDS) all.push(await settings.value(settings.field(one)));
        return all;
      };
      const before = await values();
      await settings.pressSave();

      await settings.look(settings.field(field), ({ description }) => description.startsWith(says));
      await settings.look(settings.field(field), ({ states }) => states.includes("invalid"));
      expect(await values()).toEqual(before);
      expect(await extension.stored("local")).not.toHaveProperty("vault");
      expect(service.allCalls).toEqual([]);
    },
  );
}
