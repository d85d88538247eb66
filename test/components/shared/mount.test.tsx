import { screen } from "@testing-library/preact";
import { render } from "preact";
import { expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { SetUp } from "../../../components/settings/SetUp.tsx";
import { mount } from "../../../components/shared/mount.tsx";
import { LanguageSection } from "../../../entrypoints/options/LanguageSection.tsx";
import { settingsWords } from "../../../lib/words/settings-words.ts";
import { agent } from "../agent.ts";

const { settings, firstRun } = settingsWords["zh-CN"];

it("shows a page in the language that is chosen on it, and keeps what was typed", async () => {
  fakeBrowser.reset();
  const root = document.body.appendChild(document.createElement("div"));
  root.id = "app";
  const setUp = {
    initial: { serviceAddress: "", authenticationAddress: "", accessKeyId: "" },
    locked: new Set<string>(),
  };
  await mount(
    <>
      <LanguageSection />
      <SetUp {...setUp} busy={false} failure={undefined} note="" onConnect={vi.fn()} />
    </>,
    ({ code }) => settingsWords[code].settings.title,
  );
  const user = agent();
  await user.type(screen.getByLabelText("Access key secret"), "the-secret");
  await user.selectOptions(screen.getByLabelText("Language"), "zh-CN");
  expect(await screen.findByRole("button", { name: firstRun.connect })).toBeTruthy();
  expect(screen.getByLabelText(settings.accessKeySecret)).toHaveProperty("value", "the-secret");
  expect(document.documentElement.lang).toBe("zh-CN");
  expect(document.title).toMatch(settings.title);
  render(null, root);
  root.remove();
});
