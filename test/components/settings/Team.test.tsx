import { render, screen, within } from "@testing-library/preact";
import { expect, it, vi } from "vitest";
import { Team } from "../../../components/settings/Team.tsx";
import { failed } from "../../../lib/failure.ts";
import { agent } from "../agent.ts";

type Props = Parameters<typeof Team>[0];

function show(changes: Partial<Props> = {}) {
  const props: Props = {
    onExport: vi.fn(),
    onChoose: vi.fn(),
    changes: undefined,
    failure: undefined,
    note: "",
    onApply: vi.fn(),
    onCancel: vi.fn(),
    ...changes,
  };
  render(<Team {...props} />);
  return props;
}

it("shows what the file changes before anything is changed", async () => {
  const props = show({
    changes: [
      { setting: "serviceAddress", from: "https://api.authing.cn", to: "https://other.example" },
      { setting: "language", from: "", to: "zh-CN" },
    ],
  });
  const group = within(screen.getByRole("group", { name: "What the file changes" }));
  expect(group.getAllByRole("row").map(({ textContent }) => textContent)).toEqual([
    "SettingNowThen",
    "Service addresshttps://api.authing.cnhttps://other.example",
    "Languagenonezh-CN",
  ]);
  expect(group.getByText(/^The access key secret is asked for again/)).toBeTruthy();
  expect(props.onApply).not.toHaveBeenCalled();
  await agent().click(group.getByRole("button", { name: "Apply" }));
  expect(props.onApply).toHaveBeenCalledOnce();
});

it.each<[Partial<Props>, says: string]>([
  [{ changes: [] }, "The file changes nothing here."],
  [{ failure: failed("settings-file-unusable").failure }, "That is no settings file of Quick Fix."],
])("says what is wrong with a file: %j", (props, says) => {
  show(props);
  expect(screen.getByRole("status").textContent).toContain(says);
});
