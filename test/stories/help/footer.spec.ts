import { credentials } from "../../../sandbox/auth/credentials.ts";
import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("a page's footer leads to the help, and copies diagnostics without a customer's data", async ({
  desk,
  extension,
  service,
}) => {
  await desk.unbindPhoneOf(people.wangWu);
  const page = await extension.open("history.html");
  const footer = page.getByRole("region", { name: "About Quick Fix" });
  await footer.getByRole("button", { name: "Copy diagnostics" }).click();
  await expect(footer.getByText("Diagnostics copied.")).toBeVisible();
  const text = await extension.readClipboard();
  expect(text).toContain(`Service: ${service.url}`);
  expect(text).toMatch(
    /Last failures: 1 of the newest 1 attempts\n.+: refused, failure [\w-]+, HTTP 200, status 4\d\d/,
  );
  const { userId, name, phone } = people.wangWu;
  const told = [userId, name, phone, phone.slice(-4), credentials.accessKeySecret, credentials.accessKeyId];
  for (const datum of told) expect(text).not.toContain(datum);

  const help = await extension.opened("help.html", () => footer.getByRole("button", { name: "Help" }).click());
  await expect(help.getByRole("table", { name: "Status codes" })).toBeVisible();
  await help.getByRole("searchbox", { name: "Find a code" }).fill("2217");
  await expect(help.getByRole("row").filter({ hasText: "2217" })).toContainText("only login method");
  await expect(help.getByRole("table", { name: "Status codes" })).toBeHidden();
  expect(await help.evaluate("document.title")).toBe("Help – Quick Fix for Authing");
});
