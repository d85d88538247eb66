import { credentials } from "../../../sandbox/auth/credentials.ts";
import { PASSPHRASE } from "../../e2e/support/extension.ts";
import type { FieldName } from "../../e2e/support/settings-page.ts";
import type { Firefox } from "../firefox.ts";
import { button, field, status, type Target } from "../target.ts";
import { Tab } from "./tab.ts";

export const save = button(/^(Save|Connect)$/);
export const testConnection = button("Test connection");
export const unbindThrough = field("Unbind through");
/** What the page says of the last press. */
export const said = status("Result");

export const ROUTE_NAMES = { "unbind-phone": "unbind-phone (default)", "verified-update": "verified update" };

/** The settings page in a tab of its own. */
export class SettingsPage extends Tab {
  static async open(firefox: Firefox): Promise<SettingsPage> {
    return new SettingsPage(firefox, await firefox.open("options.html"));
  }

  field(name: FieldName | "App ID" | "Repeat passphrase"): Target {
    return field(name);
  }

  /** Fills in every field of the set-up as an administrator would, but for what is given otherwise. */
  async fillIn(serviceAddress: string, other: Partial<Record<FieldName, string>> = {}): Promise<void> {
    const usual: Record<FieldName, string> = {
      "Service address": serviceAddress,
      "Access key ID": credentials.accessKeyId,
      "Access key secret": credentials.accessKeySecret,
      Passphrase: PASSPHRASE,
    };
    for (const [label, text] of Object.entries({ ...usual, ...other })) await this.fill(field(label), text);
  }

  async pressSave(): Promise<void> {
    await this.click(save);
  }

  async isSaved(): Promise<void> {
    await this.showsText(/saved\./);
  }
}
