import { PASSPHRASE } from "../support/extension.ts";
import { expect, test } from "../support/test.ts";

test("a locked desk shows no customer, refuses a wrong passphrase and opens with the right one @main", async ({
  desk,
  extension,
}) => {
  await desk.lookUp("zhangsan");
  await expect(desk.customer("张三")).toBeVisible();
  await desk.button("Lock now").click();
  const passphrase = desk.page.getByLabel("Passphrase", { exact: true });
  await expect(passphrase).toBeFocused();
  await expect(desk.customer("张三")).toBeHidden();

  await passphrase.fill(PASSPHRASE.toUpperCase());
  await desk.button("Unlock").click();
  await expect(desk.page.getByRole("alert")).toContainText("That is not the passphrase.");
  await expect(passphrase).toHaveValue(PASSPHRASE.toUpperCase());
  expect(await extension.stored("session")).not.toContain('secret":');

  await passphrase.fill(PASSPHRASE);
  await desk.button("Unlock").click();
  await desk.lookUp("zhangsan");
  await expect(desk.customer("张三")).toBeVisible();
});
