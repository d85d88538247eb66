import { people } from "../../../sandbox/people.ts";
import { explainCodes } from "../../../lib/words/service-codes.ts";
import type { FailureCode } from "../../../lib/failure.ts";
import { en, type Words } from "../../../lib/words/en.ts";
import { zhCN } from "../../../lib/words/zh-CN.ts";
import { expect, test } from "../support/test.ts";

interface Codes {
  statusCode: number;
  apiCode?: number;
}

/** One of each kind; test/unit/words/codes.test.ts has them all. Many rounds on one desk: what is looked at is the same each time. */
const DOCUMENTED: Codes[] = [
  ...[400, 401, 422, 499, 500].map((statusCode) => ({ statusCode })),
  ...[2001, 2020, 2120008].map((apiCode) => ({ statusCode: 400, apiCode })),
];
const UNKNOWN: Codes[] = [{ statusCode: 799 }, { statusCode: 400, apiCode: 31_337 }];

/** What this service means by it on unbind-phone: that the call is the customer's own. */
const END_USER_ONLY: Codes[] = [{ statusCode: 401 }, { statusCode: 404 }, { statusCode: 400, apiCode: 2020 }];

const same = (one: Codes) => (other: Codes) => one.statusCode === other.statusCode && one.apiCode === other.apiCode;

function expected(codes: Codes, words: Words): { says: string; next: string } {
  const ofFailure = (code: FailureCode) => words.failures[code];
  if (END_USER_ONLY.some(same(codes))) return ofFailure("end-user-only");
  const meaning = explainCodes(codes, words);
  return meaning ? { says: meaning.means, next: meaning.next } : ofFailure("refused");
}

for (const words of [en, zhCN]) {
  test(`a code has its own sentence and next step on the desk, in ${words.code}`, async ({
    desk: english,
    extension,
    openDesk,
    service,
  }) => {
    await english.find(people.zhangSan);
    await english.page.evaluate(`chrome.storage.local.set({ language: "${words.code}" })`);
    await english.page.close();
    const { page } = await openDesk();
    await expect(page.locator("html")).toHaveAttribute("lang", words.code);
    const { desk, result } = words;
    const region = page.getByRole("status", { name: result.result });
    // After a refusal that another press can't change, it has another name.
    const unbind = page.getByRole("button", { name: words.fixes["unbind-phone"].buttonFor("138****8000", "") });

    for (const [round, codes] of [...DOCUMENTED, ...UNKNOWN].entries()) {
      const what = JSON.stringify(codes);
      const requestId = `request-${codes.statusCode}-${codes.apiCode ?? "none"}`;
      const message = `The service's own words for ${requestId}`;
      // Some are asked once more with a new token.
      const body = JSON.stringify({ ...codes, message, requestId });
      service.break({ call: "unbind-phone", kind: "verbatim", body, times: null });
      // Pressed again at once with the code that stood there, it would be taken for a stuttering button.
      await page.getByRole("textbox", { name: desk.passCode }).fill(String(100_000 + round));
      await unbind.click();
      await expect(region, what).toContainText(requestId);
      await expect(page.getByRole("form"), what).toHaveAttribute("aria-busy", "false");
      service.mend();

      const { says, next } = expected(codes, words);
      await expect(region.getByRole("heading"), what).toHaveText(
        result.refused(says.charAt(0).toLowerCase() + says.slice(1)),
      );
      await expect(region.getByText(next, { exact: true }), what).toBeVisible();
      await expect(region, what).toContainText(message);
      const isUnknown = UNKNOWN.some(same(codes));
      expect([says, next].includes(words.failures.refused.says), what).toBe(codes.apiCode === undefined && isUnknown);
      await expect(region.getByText(result.unknownCode), what).toHaveCount(isUnknown ? 1 : 0);
      await expect(region.getByText(result.wholeAnswer), what).toHaveCount(isUnknown ? 1 : 0);
      if (isUnknown) {
        await region.getByText(result.wholeAnswer).click();
        await expect(region.locator("pre")).toContainText(`"requestId": "${requestId}"`);
      }
    }
    expect(service.isBound(people.zhangSan)).toBe(true);
    expect(await extension.timesSent("unbind-phone")).toBeGreaterThanOrEqual(DOCUMENTED.length + UNKNOWN.length);
  });
}
