import { credentials } from "../../../sandbox/auth/credentials.ts";
import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

// Every test ends with a look for secrets that lie open. This shows that the look finds them.
test("a secret in the open is found wherever it is", async ({ desk, extension, service }) => {
  await desk.prepare(people.zhangSan);
  const code = service.code();
  expect(await extension.leaks([code])).toEqual([]);

  const { page } = desk;
  const plant = async (script: string, back: string) => {
    await page.evaluate(script);
    const leaks = await extension.leaks([code]);
    await page.evaluate(back);
    return leaks;
  };
  const token = `browser.storage.session.get("token").then(({ token }) => { document.body.dataset.token = token.accessToken; })`;
  expect(await plant(token, "delete document.body.dataset.token")).toEqual(["the token in /popup.html, open"]);
  const session = `browser.storage.session.set({ kept: { code: "${code}" } })`;
  expect(await plant(session, "browser.storage.session.remove('kept')")).toEqual(["pass code 1 in what is stored"]);

  await extension.copy(`Pass code: ${code}`);
  expect(await extension.leaks([code])).toEqual(["pass code 1 in the clipboard"]);
  await extension.copy("");

  await page.evaluate(`console.debug(${JSON.stringify(credentials.accessKeySecret)})`);
  await expect.poll(() => extension.leaks([code])).toEqual(["the secret in the console or an address"]);
  await extension.forgetSaid();
});
