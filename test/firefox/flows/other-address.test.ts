import { expect, test } from "../support/test.ts";

test("asks for the secret again when the address changes, so that no other host can harvest it", async ({
  settings,
  service,
}) => {
  const address = settings.field("Service address");
  await settings.fill(address, service.url.replace("127.0.0.1", "localhost"));
  await settings.pressSave();

  const missing = /The access key secret is missing/;
  await settings.look(settings.field("Access key secret"), ({ description }) => missing.test(description));
  await settings.reload();
  await settings.holds(address, service.url);
  expect(service.allCalls).toEqual([]);
});
