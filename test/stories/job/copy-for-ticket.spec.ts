import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("copies everything that the ticket needs, and nothing that it must not hold @main", async ({
  desk,
  extension,
  service,
}) => {
  await desk.unbindPhoneOf(people.zhangSan);
  await desk.button("Copy for ticket").click();
  await expect(desk.button("Copy for ticket")).toHaveText("Copied");

  const text = await extension.readClipboard();
  const [call] = service.unbinds;
  // The one copy serves where only the ID is asked for, too.
  expect(text.split("\n")[0]).toBe(`Request ID: ${call?.requestId ?? "?"}`);
  for (const line of [
    "Outcome: Phone unbound.",
    `User: 张三 (${people.zhangSan.userId})`,
    "Phone: 138****8000",
    "Status: 200",
    `Message: ${call?.message ?? "?"}`,
    "API code: none returned",
    `Request ID: ${call?.requestId ?? "?"}`,
    `Service: ${service.url}`,
  ]) {
    expect(text.split("\n")).toContain(line);
  }
  expect(text).not.toContain(people.zhangSan.phone);
  expect(text).not.toContain(service.code());
});
