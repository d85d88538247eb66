import { people } from "../../../sandbox/people.ts";
import { readClipboard } from "../support/clipboard.ts";
import { button } from "../target.ts";
import { customer, passCode, sendCode, user } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

test("the whole job by keyboard: the user, the code, the press, the request ID", async ({
  desk,
  service,
  extension,
}) => {
  await desk.isFocused(user);
  await desk.type("zhangsan");
  await desk.press("Enter");
  await desk.shows(customer("张三"));
  await desk.isFocused(passCode);
  await desk.press("Tab");
  await desk.isFocused(sendCode);
  await desk.press("Enter");
  // The button would be disabled under the focus; the code is what is typed next.
  await desk.isFocused(passCode);
  await desk.showsText("Code sent to 138****8000.");
  await desk.type(service.code());
  await desk.press("Enter");
  await desk.settles("Phone unbound.");
  await desk.press("Alt+c");
  await desk.shows(button("Copy request ID"), "Copied");
  expect(await readClipboard(extension.firefox)).toBe(service.unbinds[0]?.requestId);
  expect(service.isBound(people.zhangSan)).toBe(false);
});
