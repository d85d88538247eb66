import { people } from "../../../sandbox/people.ts";
import { button } from "../target.ts";
import { readClipboard } from "../support/clipboard.ts";
import { expect, test } from "../support/test.ts";

test("copies the request ID that the service wrote into its own log", async ({ desk, service, extension }) => {
  await desk.prepare(people.zhangSan);
  await desk.pressUnbind();
  await desk.settles("Phone unbound.");
  await desk.click(button("Copy request ID"));
  await desk.shows(button("Copy request ID"), "Copied");
  expect(await readClipboard(extension.firefox)).toBe(service.unbinds[0]?.requestId);
});
