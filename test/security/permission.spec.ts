import { expect, test } from "@playwright/test";
import { people } from "../../sandbox/people.ts";
import { Desk } from "./support/desk.ts";

test("a revoked permission is said, nothing is sent, and one press mends it @short", async () => {
  const desk = await Desk.open();
  try {
    await desk.setUp();
    const popup = await desk.page("popup");
    await popup.getByLabel("User", { exact: true }).fill(people.zhangSan.phone);
    await popup.getByRole("button", { name: /^Unbind 138/ }).waitFor();
    const pattern = `${desk.sandbox.url}/*`;
    expect(await popup.evaluate("chrome.permissions.getAll()")).toMatchObject({ origins: [pattern] });

    await popup.evaluate(`chrome.permissions.remove({ origins: ["${pattern}"] })`);
    await popup.getByRole("region", { name: "Permission needed" }).waitFor();
    const calls = desk.sandbox.state.calls.length;
    const payload = { typed: "li@example.com", userId: "li@example.com", userIdType: "email" };
    await popup.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ name: "find-user", payload })})`);
    const answer = await popup.evaluate(`chrome.runtime.sendMessage({ name: "test-connection", payload: {} })`);
    expect(answer).toMatchObject({ ok: false, failure: { code: "no-permission" } });
    expect(desk.sandbox.state.calls).toHaveLength(calls);

    const options = await desk.page("options");
    await options.getByRole("button", { name: "Allow access" }).waitFor();
    const panel = await desk.page("sidepanel");
    await panel.getByRole("button", { name: "Allow access" }).waitFor();
    // Chromium asks nobody again about an origin that was allowed before.
    await panel.getByRole("button", { name: "Allow access" }).click();
    await panel.getByLabel("User", { exact: true }).waitFor();
    await options.getByRole("button", { name: "Allow access" }).waitFor({ state: "detached" });
  } finally {
    await desk.close();
  }
});

test("the origin of the address before is given back when another port is saved", async () => {
  const [desk, other] = [await Desk.open(), await Desk.open()];
  try {
    await desk.setUp();
    await desk.allow(other.sandbox.url);
    const options = await desk.page("options");
    await desk.fillSettings(options);
    await options.getByLabel("Service address").fill(other.sandbox.url);
    await options.getByRole("button", { name: /^(Save|Connect)$/ }).click();
    await options.getByText("saved.").waitFor();
    expect(await options.evaluate("chrome.permissions.getAll()")).toMatchObject({
      origins: [`${other.sandbox.url}/*`],
    });
  } finally {
    await desk.close();
    await other.close();
  }
});
