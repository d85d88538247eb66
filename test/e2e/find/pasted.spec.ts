import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

interface Pasted {
  what: string;
  text: string;
  asked: { userIdType: string; userId: string };
  found: string;
}

const zhangByPhone = { asked: { userIdType: "phone", userId: "13800138000" }, found: "张三" };
const zhangByEmail = { asked: { userIdType: "email", userId: "zhangsan@example.com" }, found: "张三" };

const PASTED: Pasted[] = [
  { what: "a number with its country code", text: "+86 138-0013-8000", ...zhangByPhone },
  { what: "the same with two noughts", text: "(0086)13800138000", ...zhangByPhone },
  { what: "full-width digits", text: "＋８６　１３８００１３８０００", ...zhangByPhone },
  { what: "text around a number", text: "Phone: 138 0013 8000, please unbind today.\n", ...zhangByPhone },
  { what: "characters that nobody sees", text: "\u202a138\u200b0013\u200d8000\u202c\ufeff", ...zhangByPhone },
  { what: "a number on a line of its own", text: "\t13800138000\r\n", ...zhangByPhone },
  {
    what: "an e-mail as somebody wrote it",
    text: "zhangsan@Example.com ",
    asked: { userIdType: "email", userId: "zhangsan@Example.com" },
    found: "张三",
  },
  { what: "text around an e-mail", text: "Zhang San <zhangsan@example.com>;", ...zhangByEmail },
  {
    what: "a user ID",
    text: ` ${people.zhangSan.userId.toUpperCase()}`,
    asked: { userIdType: "user_id", userId: people.zhangSan.userId },
    found: "张三",
  },
  {
    what: "a user ID in its line",
    text: `用户ID：${people.zhangSan.userId}。`,
    asked: { userIdType: "user_id", userId: people.zhangSan.userId },
    found: "张三",
  },
  { what: "a number that is there twice", text: "13800138000\n+86 138 0013 8000\n", ...zhangByPhone },
  { what: "a number between other numbers", text: "2026-11-02\t4711\t13800138000\t张三", ...zhangByPhone },
  { what: "an external ID", text: "ext: 10042", asked: { userIdType: "external_id", userId: "10042" }, found: "陈静" },
  {
    what: "a foreign number",
    text: "+44 (0)7400 123456",
    asked: { userIdType: "phone", userId: "7400123456" },
    found: "Oliver Smith",
  },
];

for (const { what, text, asked, found } of PASTED) {
  test(`pasted into User: ${what}`, async ({ desk, extension, service }) => {
    await extension.copy(text);
    await desk.user.press("Control+v");
    await desk.user.press("Enter");
    await expect(desk.customer(found)).toBeVisible();
    expect(service.calls("get-user").map(({ query }) => query)).toEqual([{ ...asked, withIdentities: "true" }]);
  });
}

test("a line that names the customer twice over is not guessed at; the user type says which to take", async ({
  desk,
  extension,
  service,
}) => {
  const line = "张三 13800138000 someone@example.com";
  await extension.copy(line);
  await desk.user.press("Control+v");
  await desk.user.press("Enter");
  await expect(desk.outcome).toHaveText("That names more than one user, or one user in several ways.");
  expect(service.calls("get-user")).toEqual([]);

  await desk.userType.selectOption("phone");
  await expect(desk.customer("张三")).toBeVisible();
  await expect(desk.outcome).toHaveCount(0);
  expect(service.calls("get-user").map(({ query }) => query)).toEqual([
    { ...zhangByPhone.asked, withIdentities: "true" },
  ]);
});

for (const [what, around] of Object.entries({
  "in its message": (code: string) => `【Authing】Your code is ${code}. It is valid for 5 minutes.`,
  "in groups, beside other numbers": (code: string) =>
    `Ticket 4711: 验证码：${code.slice(0, 3)} ${code.slice(3)}，5分钟内有效（尾号 8000）`,
  "with spaces and full-width digits": (code: string) =>
    Array.from(code, (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0)).join(" "),
})) {
  test(`pasted into Pass code: a code ${what}`, async ({ desk, extension, service }) => {
    await desk.find(people.zhangSan);
    await desk.sendCode.click();
    await expect(desk.page.getByText("Code sent to")).toBeVisible();
    await extension.copy(around(service.code()));
    await expect(desk.passCode).toBeFocused();
    await desk.passCode.press("Control+v");
    // The agent had it there; what the desk puts there is looked at in the end.
    await extension.copy("");
    await desk.passCode.press("Enter");
    await expect(await desk.settled()).toHaveText("Phone unbound.");
    expect(service.unbinds.map(({ body }) => body)).toEqual([
      { passCode: service.code(), userId: people.zhangSan.userId },
    ]);
  });
}
