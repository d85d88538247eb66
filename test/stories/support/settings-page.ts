import { credentials } from "../../../sandbox/auth/credentials.ts";
import { PASSPHRASE } from "./extension.ts";
import type { Located, Screen } from "./screen.ts";

/** The fields of the set-up. */
export const FIELDS = ["Service address", "Access key ID", "Access key secret", "Passphrase"] as const;
export type FieldName = (typeof FIELDS)[number];

/** The settings page, by the names that it goes by for anyone. */
export class SettingsPage<L extends Located = Located, P extends Screen<L> = Screen<L>> {
  readonly page: P;

  constructor(page: P) {
    this.page = page;
  }

  field(name: FieldName | "App ID" | "Repeat passphrase"): L {
    return this.page.getByLabel(name, { exact: true });
  }
  get unbindThrough(): L {
    return this.page.getByRole("combobox", { name: "Unbind through" });
  }
  get save(): L {
    return this.page.getByRole("button", { name: /^(Save|Connect)$/ });
  }
  get testConnection(): L {
    return this.page.getByRole("button", { name: "Test connection" });
  }
  get saved(): L {
    return this.page.getByText("saved.");
  }

  /** Fills in every field of the set-up as an administrator would, but for what is given otherwise. */
  async fill(serviceAddress: string, other: Partial<Record<FieldName, string>> = {}): Promise<void> {
    for (const name of FIELDS) await this.field(name).fill(other[name] ?? usual(name, serviceAddress));
  }
}

function usual(name: FieldName, serviceAddress: string): string {
  return {
    "Service address": serviceAddress,
    "Access key ID": credentials.accessKeyId,
    "Access key secret": credentials.accessKeySecret,
    Passphrase: PASSPHRASE,
  }[name];
}
