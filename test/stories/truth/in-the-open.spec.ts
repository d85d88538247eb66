import { credentials } from "../../../sandbox/auth/credentials.ts";
import { people } from "../../../sandbox/people.ts";
import { PASSPHRASE } from "../support/extension.ts";
import { expect, test } from "../support/test.ts";

// Every test ends with a look for secrets that lie open. This shows that the look finds them.
test("a secret in the open is found wherever it is", async ({ desk, extension, service }) => {
  await desk.prepare(people.zhangSan);
  const code = service.code();
  expect(await extension.leaks([code])).toEqual([]);

  const { page } = desk;
  const expectFound = async (planting: string, takingBack: string, found: string) => {
    await page.evaluate(planting);
    await expect.poll(() => extension.leaks([code])).toEqual([found]);
    await page.evaluate(takingBack);
    await extension.forgetSaid();
  };
  const said = "in the console or an address";
  await expectFound(`console.debug(${JSON.stringify(credentials.accessKeySecret)})`, "0", `the secret ${said}`);
  await expectFound(`location.hash = "${code}"`, "location.hash = ''", `pass code 1 ${said}`);
  const token = `chrome.storage.session.get("token").then(({ token }) => void (document.body.dataset.token = token.accessToken))`;
  await expectFound(token, "delete document.body.dataset.token", "the token in /popup.html, open");
  const kept = `chrome.storage.local.set({ kept: ${JSON.stringify(PASSPHRASE)} })`;
  await expectFound(kept, "chrome.storage.local.remove('kept')", "the passphrase in what is stored");
  const session = `chrome.storage.session.set({ kept: { code: "${code}" } })`;
  await expectFound(session, "chrome.storage.session.remove('kept')", "pass code 1 in what is stored");

  await extension.copy(`Pass code: ${code}`);
  expect(await extension.leaks([code])).toEqual(["pass code 1 in the clipboard"]);
  await extension.copy("");
});
