import { credentials } from "../../../sandbox/auth/credentials.ts";
import { PASSPHRASE } from "../support/extension.ts";
import { expect, test } from "../support/test.ts";

test("says that the service did not accept the access key", async ({ settings, openDesk, service }) => {
  // As after somebody has made a new secret in the console: what is stored was right once.
  const { accessKeyId } = credentials;
  const key = { serviceAddress: service.url, accessKeyId, accessKeySecret: "no longer the secret", appId: "" };
  const message = { name: "save-settings", payload: { ...key, route: "unbind-phone", passphrase: PASSPHRASE } };
  await settings.page.evaluate(`chrome.runtime.sendMessage(${JSON.stringify(message)})`);
  await settings.testConnection.click();
  await expect(settings.page.getByText("The service did not accept the access key.")).toBeVisible();

  const desk = await openDesk();
  await desk.lookUp("zhangsan");
  await expect(desk.outcome).toHaveText("The service did not accept the access key.");
  const refusal = service.calls("get-management-token").at(-1);
  await expect(desk.evidence("API code")).toHaveText(/^1300/);
  await expect(desk.evidence("Request ID")).toHaveText(refusal?.requestId ?? "");
  expect(service.calls("get-user")).toEqual([]);
});
