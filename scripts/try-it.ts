import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import type { Page } from "@playwright/test";
import * as z from "zod";
import { credentials } from "../sandbox/auth/credentials.ts";
import { people } from "../sandbox/people.ts";
import { startSandbox } from "../sandbox/server.ts";
import { launchChromium } from "./launch-chromium.ts";

// Shows the extension at work against the sandbox. With a display: a browser to play with, set up.
// Without one: the whole job, with its requestId printed and screenshots written.

const SCREENSHOTS = ".output/screenshots";
const PASSPHRASE = "try it in the sandbox";
const hasDisplay =
  process.platform === "darwin" ||
  process.platform === "win32" ||
  Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"]);

const sandbox = await startSandbox({ port: hasDisplay ? 4873 : 0 });
const { context, extensionId, allow } = await launchChromium(resolve(".output/chrome-mv3"), !hasDisplay);
const pageUrl = (page: string) => `chrome-extension://${extensionId}/${page}`;
await allow(sandbox.url);

const options = await context.newPage();
await options.goto(pageUrl("options.html"));
await setUp(options);

if (hasDisplay) {
  await (context.pages()[0] ?? options).goto(sandbox.url);
  const desk = await context.newPage();
  await desk.goto(pageUrl("popup.html"));
  console.log(`
The sandbox, with the customer's phone: ${sandbox.url}
The desk is open in a tab; it is also behind the extension's button. Passphrase: ${PASSPHRASE}
Try it with ${people.zhangSan.phone}. Close the browser to end.`);
  await context.waitForEvent("close", { timeout: 0 });
} else {
  await mkdir(SCREENSHOTS, { recursive: true });
  await options.close();
  await doTheJob();
  await context.close();
}
await sandbox.close();

async function setUp(page: Page): Promise<void> {
  await page.getByLabel("Service address").fill(sandbox.url);
  await page.getByLabel("Access key ID").fill(credentials.accessKeyId);
  await page.getByLabel("Access key secret").fill(credentials.accessKeySecret);
  await page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await page.getByRole("button", { name: "Connect" }).click();
  await page.getByText("Connected and saved.").waitFor();
}

async function doTheJob(): Promise<void> {
  const desk = await context.newPage();
  await desk.setViewportSize({ width: 360, height: 600 });
  await desk.goto(pageUrl("popup.html"));
  await desk.getByLabel("User", { exact: true }).fill("+86 138-0013-8000");
  await desk.getByRole("button", { name: /^Unbind 138/ }).waitFor();
  await desk.screenshot({ path: `${SCREENSHOTS}/1-found.png` });

  await desk.getByRole("button", { name: "Send code" }).click();
  await desk.getByText("Code sent to").waitFor();
  await desk.screenshot({ path: `${SCREENSHOTS}/2-code-sent.png` });

  await desk.getByLabel("Pass code").fill(await readCode());
  await desk.getByRole("button", { name: /^Unbind/ }).click();
  const result = desk.getByRole("status", { name: "Result" });
  await result.getByText("Read back at").waitFor();
  await desk.screenshot({ path: `${SCREENSHOTS}/3-done.png` });
  await desk.emulateMedia({ colorScheme: "dark" });
  await desk.screenshot({ path: `${SCREENSHOTS}/4-done-dark.png` });

  const stillBound = sandbox.state.world.people.find(({ userId }) => userId === people.zhangSan.userId)?.phone;
  // The button that copies the request ID has a dd of its own.
  const rows = await result.locator("dt, dt + dd").allInnerTexts();
  console.log(`\n${await result.getByRole("heading").innerText()}`);
  for (let row = 0; row < rows.length; row += 2) console.log(`${rows[row] ?? ""}: ${rows[row + 1] ?? ""}`);
  console.log(`In the sandbox the phone is now: ${stillBound ?? "none"}`);
  console.log(`Screenshots: ${SCREENSHOTS}/`);
}

/** What the customer would read out. */
async function readCode(): Promise<string> {
  const answer = await fetch(`${sandbox.url}/sandbox/sms`);
  const messages = z.array(z.object({ code: z.string() })).parse(await answer.json());
  const last = messages.at(-1);
  if (!last) throw new Error("The sandbox received no request for a code");
  return last.code;
}
