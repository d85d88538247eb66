import { credentials } from "../../../sandbox/auth/credentials.ts";
import { people } from "../../../sandbox/people.ts";
import { PASSPHRASE } from "../../stories/support/extension.ts";
import { expect, test } from "../support/test.ts";

// Every test ends with a look for secrets that lie open. These show that the look finds them.
test("a secret in the open is found wherever it is", async ({ desk, extension, service }) => {
  await desk.prepare(people.zhangSan);
  const code = service.code();
  expect(await extension.leaks([code])).toEqual([]);

  const { page } = desk;
  const plant = async (expression: string, back: string) => {
    await page.evaluate(expression);
    const leaks = await extension.leaks([code]);
    await page.evaluate(back);
    await extension.forgetSaid();
    return leaks;
  };
  const secret = JSON.stringify(credentials.accessKeySecret);
  const said = "in the console or an address";
  expect(await plant(`console.debug(${secret})`, "0")).toEqual([`the secret ${said}`]);
  expect(await plant(`location.hash = "${code}"`, "location.hash = ''")).toEqual([`pass code 1 ${said}`]);
  const token = `chrome.storage.session.get("token").then(({ token }) => document.body.dataset.token = token.accessToken)`;
  expect(await plant(token, "delete document.body.dataset.token")).toEqual(["the token in /popup.html, open"]);
  const kept = `chrome.storage.local.set({ kept: ${JSON.stringify(PASSPHRASE)} })`;
  expect(await plant(kept, "chrome.storage.local.remove('kept')")).toEqual(["the passphrase in what is stored"]);
  const session = `chrome.storage.session.set({ kept: { code: "${code}" } })`;
  expect(await plant(session, "chrome.storage.session.remove('kept')")).toEqual(["pass code 1 in what is stored"]);

  const copied = `navigator.clipboard.writeText("Pass code: ${code}")`;
  expect(await plant(copied, "navigator.clipboard.writeText('')")).toEqual(["pass code 1 in the clipboard"]);

  const worker = extension.context.serviceWorkers().at(-1);
  await worker?.evaluate(`console.log(${secret})`);
  await expect.poll(() => extension.leaks([code])).toEqual([`the secret ${said}`]);
  await extension.forgetSaid();
});
