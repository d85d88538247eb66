import { render, screen, within } from "@testing-library/preact";
import { beforeEach, expect, it, vi } from "vitest";
import { fakeBrowser } from "wxt/testing/fake-browser";
import { App } from "../../../entrypoints/options/App.tsx";
import { failed, success } from "../../../lib/failure.ts";
import { policyItem, settingsItem, vaultItem } from "../../../lib/state/items.ts";
import { extension } from "../../doubles/browser.ts";
import { WordsContext } from "../../../components/shared/use-words.ts";
import { en, type Words } from "../../../lib/words/en.ts";
import { settingsWords } from "../../../lib/words/settings-words.ts";
import { zhCN } from "../../../lib/words/zh-CN.ts";
import { settingsEn } from "../../../lib/words/settings-en.ts";
import { agent } from "../agent.ts";

const SETTINGS = { serviceAddress: "https://api.authing.cn", accessKeyId: "key-1", route: "unbind-phone" } as const;

/** The messages that the browser loses, and what the worker says to others. */
let lost: string[];
let replies: Record<string, unknown>;
/** What was asked of the worker, by name. */
let asked: string[];
beforeEach(async () => {
  fakeBrowser.reset();
  extension.reset();
  lost = [];
  replies = { "which-worker": success({ received: false }) };
  asked = [];
  fakeBrowser.runtime.onMessage.addListener((message: unknown) => {
    const name = nameOf(message);
    if (lost.includes(name)) return new Promise(() => undefined);
    asked.push(name);
    return Promise.resolve(replies[name] ?? success(undefined));
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

it.each(["Test connection", "Check this pool"])("is unlocked where it says that it is locked: %s", async (name) => {
  await vaultItem.setValue({ version: 1, kdf: "", iterations: 0, salt: "", iv: "", ciphertext: "" });
  extension.granted.add("https://api.authing.cn/*");
  const locked = failed("locked");
  Object.assign(replies, { "test-connection": locked, "check-pool": locked, unlock: failed("wrong-passphrase") });
  render(<App />);
  await form();
  if (name === "Check this pool") await agent().type(screen.getByLabelText("Test user"), "zhangsan");
  await agent().click(screen.getByRole("button", { name }));
  const unlock = within(await screen.findByRole("form", { name: "Locked" }));
  expect(screen.queryByText(/^Quick Fix is locked/)).not.toBeNull();
  await agent().type(unlock.getByLabelText("Passphrase"), "wrong{Enter}");
  await unlock.findByText(/That is not the passphrase/);
  Object.assign(replies, { unlock: success(undefined), "test-connection": success({ milliseconds: 1 }) });
  await agent().type(unlock.getByLabelText("Passphrase"), "{Enter}");
  await vi.waitFor(() => expect(screen.queryByRole("form", { name: "Locked" })).toBeNull());
});

it("keeps what is typed when a policy comes late", async () => {
  render(<App />);
  await form();
  await agent().type(screen.getByLabelText("Access key secret"), "the-secret");
  await policyItem.setValue({ appId: "theirs" });
  await vi.waitFor(() => expect(screen.getByLabelText("App ID")).toHaveProperty("value", "theirs"));
  expect(screen.getByLabelText("Access key secret")).toHaveProperty("value", "the-secret");
});

it.each([
  ["unreachable", "false"],
  ["worker-stopped", "false"],
  ["user-not-found", "true"],
  ["test-user-no-phone", "true"],
] as const)("marks the test user only for what is wrong with them: %s", async (code, invalid) => {
  await vaultItem.setValue({ version: 1, kdf: "", iterations: 0, salt: "", iv: "", ciphertext: "" });
  extension.granted.add("https://api.authing.cn/*");
  replies["check-pool"] = failed(code);
  render(<App />);
  await form();
  const field = screen.getByLabelText("Test user");
  await agent().type(field, "zhangsan{Enter}");
  expect(await screen.findByText(en.failures[code].says, { exact: false })).toBeTruthy();
  expect(field.getAttribute("aria-invalid") ?? "false").toBe(invalid);
});

it("says what was done in the language of the moment", async () => {
  const inWords = (words: Words) => <WordsContext.Provider value={words} children={<App />} />;
  const { rerender } = render(inWords(en));
  await form();
  await agent().type(screen.getByLabelText("App ID"), "app-1");
  await agent().click(screen.getByRole("button", { name: "Test connection" }));
  expect(await screen.findByText(settingsEn.settings.saveFirst)).toBeTruthy();
  rerender(inWords(zhCN));
  expect(screen.getByText(settingsWords["zh-CN"].settings.saveFirst)).toBeTruthy();
});

it("lets the agent choose the minutes up to the organisation's most", async () => {
  await settingsItem.setValue({ ...SETTINGS, autoLockMinutes: 5 });
  await policyItem.setValue({ autoLockMinutes: 30 });
  render(<App />);
  const field = await screen.findByLabelText<HTMLInputElement>(/^Lock after/);
  expect([field.value, field.disabled]).toEqual(["5", false]);
  const saves = () => asked.filter((name) => name === "save-lock-minutes").length;
  for (const [typed, saved] of [
    ["31{Enter}", 0],
    ["30{Enter}", 1],
  ] as const) {
    await agent().clear(field);
    await agent().type(field, typed);
    expect(await screen.findByText(/^From 1 to 30 minutes|Locking time saved/)).toBeTruthy();
    expect(saves()).toBe(saved);
  }
  replies["save-lock-minutes"] = failed("not-set-up");
  await agent().clear(field);
  await agent().type(field, "29{Enter}");
  expect(await screen.findByText(settingsEn.settings.notStored)).toBeTruthy();
});
