import { PASSPHRASE } from "../../e2e/support/extension.ts";
import { button, byRole, field } from "../target.ts";
import { customer } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

const passphrase = field("Passphrase");
const unlock = button("Unlock");

test("a locked desk shows no customer, refuses a wrong passphrase and opens with the right one", async ({
  desk,
  extension,
}) => {
  await desk.lookUp("zhangsan");
  await desk.shows(customer("张三"));
  await desk.click(button("Lock now"));
  await desk.isFocused(passphrase);
  expect(await desk.exists(customer("张三"))).toBe(false);

  await desk.fill(passphrase, PASSPHRASE.toUpperCase());
  await desk.click(unlock);
  await desk.shows(byRole("alert"), /That is not the passphrase\./);
  await desk.holds(passphrase, PASSPHRASE.toUpperCase());
  expect(await extension.stored("session")).not.toHaveProperty("secret");

  await desk.fill(passphrase, PASSPHRASE);
  await desk.click(unlock);
  await desk.lookUp("zhangsan");
  await desk.shows(customer("张三"));
});
