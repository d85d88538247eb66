import { people } from "../../../sandbox/people.ts";
import { button } from "../target.ts";
import { readClipboard } from "../support/clipboard.ts";
import { expect, test } from "../support/test.ts";

test("copies everything that the ticket needs, and nothing that it must not hold", async ({
  desk,
  service,
  extension,
}) => {
  await desk.prepare(people.zhangSan);
  await desk.pressUnbind();
  await desk.settles("Phone unbound.");
  await desk.click(button("Copy for ticket"));
  await desk.shows(button("Copy for ticket"), "Copied");

  const text = await readClipboard(extension.firefox);
  const [call] = service.unbinds;
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
    expect(text.split(/\r?\n/)).toContain(line);
  }
  expect(text).not.toContain(people.zhangSan.phone);
  expect(text).not.toContain(service.code());
});
