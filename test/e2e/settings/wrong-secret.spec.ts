import { expect, test } from "../support/test.ts";

test.use({ isSetUp: false });

test("says that the service did not accept the access key", async ({ settings, openDesk, service }) => {
  await settings.fill(service.url, { "Access key secret": "not the secret of this key" });
  await settings.save.click();
  await expect(settings.saved).toBeVisible();
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
