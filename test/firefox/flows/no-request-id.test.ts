import { people } from "../../../sandbox/people.ts";
import { button } from "../target.ts";
import { readClipboard } from "../support/clipboard.ts";
import { expect, test } from "../support/test.ts";

test("a request ID that was not returned is said to be missing, and the attempt's own stands in", async ({
  desk,
  service,
  extension,
}) => {
  await desk.prepare(people.zhangSan);
  service.break({ call: "unbind-phone", kind: "no-request-id" });
  // Nor may the service's own log help out.
  service.break({ call: "get-user-action-logs", kind: "server-error", times: null });
  await desk.pressUnbind();
  await desk.settles("Phone unbound.");
  expect(await desk.evidence("Request ID")).toBe("none returned");
  const attemptId = await desk.evidence("Attempt ID");
  expect(attemptId).toMatch(/^[0-9a-f-]{36}$/);

  await desk.click(button("Copy attempt ID"));
  await desk.shows(button("Copy attempt ID"), "Copied");
  expect(await readClipboard(extension.firefox)).toBe(attemptId);
  expect(attemptId).not.toBe(service.unbinds[0]?.requestId);
});
