import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { credentials } from "../../sandbox/auth/credentials.ts";
import { people } from "../../sandbox/people.ts";
import { Desk, PASSPHRASE } from "./support/desk.ts";

test("nothing secret in the console, in URLs, in a page after entry, in the journal, in storage, in an export or on the clipboard @short @main", async () => {
  const desk = await Desk.open();
  try {
    await desk.allow();
    await desk.context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const options = await desk.page("options");
    await desk.fillSettings(options);
    await options.getByRole("button", { name: /^(Save|Connect)$/ }).click();
    await options.getByText("saved.").waitFor();
    await options.getByRole("button", { name: "Test connection" }).click();
    await options.getByText("answered in").waitFor();

    const popup = await desk.page("popup");
    const passCode = await desk.typeCode(popup);
    const token = JSON.stringify((await desk.session(popup))["token"]);
    const accessToken = /"accessToken":"([^"]+)"/.exec(token)?.[1] ?? "";
    expect(accessToken).not.toBe("");
    await popup.getByRole("button", { name: /^Unbind 138/ }).click();
    const result = popup.getByRole("status", { name: "Result" });
    await result.getByText("Phone unbound").waitFor();
    await popup.getByRole("button", { name: "Copy for ticket" }).click();

    const history = await desk.page("history");
    await history.getByText("Phone unbound").first().waitFor();
    const exporting = history.waitForEvent("download");
    await history.getByRole("button", { name: "Export CSV" }).click();
    const exported = await readFile(await (await exporting).path(), "utf8");

    const seen: Record<string, string> = {
      "the export": exported,
      console: desk.said.join("\n"),
      "the settings page": await everythingOn(options),
      "the desk": await everythingOn(popup),
      "the clipboard": await popup.evaluate(() => navigator.clipboard.readText()),
      "local storage": await asText(popup, "chrome.storage.local.get()"),
      "what pages watch": await asText(
        popup,
        "chrome.storage.session.get().then(({ secret, token, ...watched }) => watched)",
      ),
      journal: await asText(
        popup,
        `indexedDB.databases().then((all) => Promise.all(all.map(({ name }) => new Promise((done) => {
          const open = indexedDB.open(name);
          open.onsuccess = () => {
            const stores = [...open.result.objectStoreNames];
            const read = open.result.transaction(stores).objectStore(stores[0]).getAll();
            read.onsuccess = () => done(read.result);
          };
        }))))`,
      ),
    };
    const secrets = { secret: credentials.accessKeySecret, passphrase: PASSPHRASE, token: accessToken, passCode };
    expect(seen["journal"]).toContain("attemptId");
    expect(exported).toContain(people.zhangSan.userId);
    expect(seen["the clipboard"]).toContain("Request ID");
    for (const [where, text] of Object.entries(seen)) {
      for (const [what, secret] of Object.entries(secrets)) {
        // A pass code is a few digits: where it stands within a longer number or ID it is chance.
        const found =
          what === "passCode" ? new RegExp(`(?<![0-9a-f])${secret}(?![0-9a-f])`).test(text) : text.includes(secret);
        expect(found, `${what} in ${where}`).toBe(false);
      }
    }
  } finally {
    await desk.close();
  }
});

/** The markup, and what stands in fields, which markup doesn't show. */
async function everythingOn(page: Awaited<ReturnType<Desk["page"]>>): Promise<string> {
  const values = await page
    .locator("input")
    .evaluateAll((inputs) =>
      inputs.map((input) => (input instanceof HTMLInputElement ? [input.value, input.defaultValue] : [])),
    );
  return `${await page.content()}\n${JSON.stringify(values)}`;
}

async function asText(page: Awaited<ReturnType<Desk["page"]>>, expression: string): Promise<string> {
  return JSON.stringify(await page.evaluate(expression));
}
