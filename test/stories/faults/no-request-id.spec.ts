import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("a request ID that was not returned is said to be missing, and the attempt's own stands in", async ({
  desk,
  extension,
  service,
}) => {
  await desk.prepare(people.zhangSan);
  service.break({ call: "unbind-phone", kind: "no-request-id" });
  // Nor may the service's own log help out.
  service.break({ call: "get-user-action-logs", kind: "server-error", times: null });
  await desk.unbind.click();
  await expect(await desk.settled()).toHaveText("Phone unbound.");
  await expect(desk.evidence("Request ID")).toHaveText("none returned");
  const attemptId = await desk.evidence("Attempt ID").innerText();
  expect(attemptId).toMatch(/^[0-9a-f-]{36}$/);

  await desk.button("Copy attempt ID").click();
  await expect(desk.button("Copy attempt ID")).toHaveText("Copied");
  expect(await extension.readClipboard()).toBe(attemptId);
  expect(attemptId).not.toBe(service.unbinds[0]?.requestId);
});
