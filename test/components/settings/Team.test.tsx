import { cleanup, render, screen, within } from "@testing-library/preact";
import { expect, it, vi } from "vitest";
import { Team } from "../../../components/settings/Team.tsx";
import { TeamSection } from "../../../entrypoints/options/TeamSection.tsx";
import { failed } from "../../../lib/failure.ts";
import { SHARED_SETTINGS, type SettingsImport } from "../../../lib/state/settings.ts";
import { binding } from "../../../lib/vault/seal.ts";
import { agent } from "../agent.ts";

type Props = Parameters<typeof Team>[0];

function show(changes: Partial<Props> = {}) {
  const props: Props = {
    onExport: vi.fn(),
    onChoose: vi.fn(),
    imported: undefined,
    asked: false,
    failure: undefined,
    onApply: vi.fn(),
    onCancel: vi.fn(),
    ...changes,
  };
  const { rerender } = render(<Team {...props} />);
  return { ...props, again: (more: Partial<Props>) => rerender(<Team {...props} {...more} />) };
}

it("says that a file could not be read", async () => {
  const gone = Object.assign(new File(["{}"], "gone.json"), { text: () => Promise.reject(new Error("It is gone")) });
  render(<TeamSection canExport={false} />);
  await agent().upload(screen.getByLabelText("Settings file"), gone);
  expect(await screen.findByText(/^This is not a Quick Fix settings file\./)).toBeTruthy();
});

it("shows what the file changes before anything is changed", async () => {
  const props = show({
    imported: {
      applied: false,
      changes: [
        { setting: "serviceAddress", from: "https://api.authing.cn", to: "https://other.example" },
        { setting: "authenticationAddress", from: "https://login.example", to: "" },
        { setting: "unbindThrough", from: "unbind-phone", to: "verified-update" },
        { setting: "ticketFormat", from: "plain", to: "jira" },
        { setting: "allowedFixes", from: "", to: "unbind-phone, sign-out" },
        { setting: "language", from: "", to: "zh-CN" },
      ],
      left: [],
    },
  });
  const group = within(screen.getByRole("group", { name: "What the file changes" }));
  expect(group.getAllByRole("row").map(({ textContent }) => textContent)).toEqual([
    "SettingNowThen",
    "Service addresshttps://api.authing.cnhttps://other.example",
    "Authentication addresshttps://login.examplenone",
    "Unbind throughunbind-phone (default)verified update",
    "Ticket formatPlain textJira",
    "Fixes on the desknoneUnbind phone, Sign out everywhere",
    "Languagenone简体中文",
  ]);
  expect(group.getByText(/^The access key secret is asked for again/)).toBeTruthy();
  expect(props.onApply).not.toHaveBeenCalled();
  await agent().click(group.getByRole("button", { name: "Apply" }));
  expect(props.onApply).toHaveBeenCalledOnce();
});

it("keeps the focus when the button that was pressed goes with the changes", () => {
  const changes: SettingsImport["changes"] = [{ setting: "retentionDays", from: "90", to: "30" }];
  const { again } = show({ imported: { applied: false, changes, left: [] } });
  screen.getByRole("button", { name: "Apply" }).focus();
  again({ imported: { applied: true, changes, left: [] } });
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Import settings…" }));
});

it.each(SHARED_SETTINGS)(
  "warns that the secret is asked for again if the file changes what it belongs to: %s",
  (setting) => {
    const own = { serviceAddress: "a", authenticationAddress: "b", accessKeyId: "c" };
    show({ imported: { applied: false, changes: [{ setting, from: "before", to: "after" }], left: [] } });
    const isOther = binding({ ...own, [setting]: "after" }) !== binding(own);
    expect(screen.queryByText(/^The access key secret is asked for again/) !== null).toBe(isOther);
  },
);

it.each<[Partial<Props>, says: string]>([
  [{ imported: { applied: false, changes: [], left: [] } }, "The file changes nothing here."],
  [
    { asked: true, imported: { applied: false, changes: [{ setting: "appId", from: "a", to: "b" }], left: [] } },
    "Another window has changed something meanwhile.",
  ],
  [{ failure: failed("settings-file-unusable").failure }, "This is not a Quick Fix settings file."],
])("says what is wrong with a file, or what has come between: %j", (props, says) => {
  show(props);
  expect(screen.getByRole("status").textContent).toContain(says);
});

it("says what is left of the file and why, before it is applied and after", () => {
  const left: SettingsImport["left"] = [
    { setting: "retentionDays", why: "organisation" },
    { setting: "language", why: "unusable" },
    { setting: "serviceAddress", why: "no-key" },
  ];
  const says =
    "Not taken from the file: Keep history for (days) (set by your organisation), Language (can't be used), " +
    "Service address (there is no access key ID for it).";
  for (const applied of [false, true]) {
    show({ imported: { applied, changes: [{ setting: "autoLockMinutes", from: "15", to: "5" }], left } });
    expect(screen.getByText(says)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Apply" }) === null).toBe(applied);
    cleanup();
  }
});
