import { outcome } from "../support/desk-targets.ts";
import { said, testConnection } from "../support/settings-page.ts";
import { expect, testBeforeSetUp } from "../support/test.ts";

const NOT_ACCEPTED = "The service did not accept the access key.";

testBeforeSetUp("says that the service did not accept the access key", async ({ settings, openDesk, service }) => {
  await settings.fillIn(service.url, { "Access key secret": "not the secret of this key" });
  await settings.pressSave();
  await settings.isSaved();
  await settings.click(testConnection);
  await settings.shows(said, new RegExp(`^${NOT_ACCEPTED}`));

  const desk = await openDesk();
  await desk.lookUp("zhangsan");
  await desk.shows(outcome, NOT_ACCEPTED);
  const refusal = service.calls("get-management-token").at(-1);
  expect(await desk.evidence("API code")).toMatch(/^1300/);
  expect(await desk.evidence("Request ID")).toBe(refusal?.requestId);
  expect(service.calls("get-user")).toEqual([]);
});
