import { render, screen } from "@testing-library/preact";
import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { App } from "../../../entrypoints/options/App.tsx";
import { success } from "../../../lib/failure.ts";
import { settingsItem } from "../../../lib/state/items.ts";
import { extension } from "../../doubles/browser.ts";
import { agent } from "../agent.ts";

/** The messages that the browser loses. */
let lost: string[];
beforeEach(async () => {
  fakeBrowser.reset();
  extension.reset();
  lost = [];
  fakeBrowser.runtime.onMessage.addListener((message: unknown) => {
    const name = nameOf(message);
    if (lost.includes(name)) return new Promise(() => undefined);
    return Promise.resolve(success(name === "which-worker" ? { received: false } : undefined));
  });
  await settingsItem.setValue({
    serviceAddress: "https://api.authing.cn",
    accessKeyId: "key-1",
    route: "unbind-phone",
  });
});

function nameOf(message: unknown): string {
  return typeof message === "object" && message !== null && "name" in message ? String(message.name) : "";
}

const form = () => screen.findByRole("form", { name: "Settings" });

it("opens, and ends a save, although the browser loses the messages to a worker that is being stopped", async () => {
  lost = ["wake", "save-settings"];
  render(<App />);
  await form();
  await agent().click(screen.getByRole("button", { name: "Save" }));
  expect(await screen.findByText(/stopped/)).toBeTruthy();
  await vi.waitFor(async () => expect((await form()).getAttribute("aria-busy")).toBe("false"));
});
