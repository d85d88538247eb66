import { expect, test } from "../support/test.ts";

test("a secret that the service does not accept takes the place of none that works @main", async ({
  settings,
  desk,
  service,
}) => {
  const field = settings.field.bind(settings);
  await field("Access key secret").fill("not the secret of this key");
  for (const name of ["Passphrase", "Repeat passphrase"] as const) await field(name).fill("another four wet stones");
  await settings.save.click();
  await expect(field("Access key secret")).toHaveAccessibleDescription(/The service did not accept the access key/);
  await expect(field("Passphrase")).toHaveValue("another four wet stones");

  await desk.lookUp("zhangsan");
  await expect(desk.customer("张三")).toBeVisible();
  expect(service.calls("get-user")).toHaveLength(1);
});

test("says that the service does not accept the access key any more", async ({ settings, openDesk, service }) => {
  // As after somebody has made a new secret in the console: what is stored was right once.
  const refusal = {
    statusCode: 401,
    apiCode: 1300,
    message: "The accessKeySecret is incorrect",
    requestId: "req-old-key",
  };
  service.break({ call: "get-management-token", kind: "verbatim", body: JSON.stringify(refusal), times: null });
  await settings.testConnection.click();
  await expect(settings.page.getByText("The service did not accept the access key.")).toBeVisible();

  const desk = await openDesk();
  await desk.lookUp("zhangsan");
  await expect(desk.outcome).toHaveText("The service did not accept the access key.");
  await expect(desk.evidence("API code")).toHaveText(/^1300/);
  await expect(desk.evidence("Request ID")).toHaveText(refusal.requestId);
  expect(service.calls("get-user")).toEqual([]);
});
