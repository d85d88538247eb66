import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

// The side panel that it opens can't be closed from here.
test.use({ hasOwnBrowser: true });

test("an attempt opens on the desk, as the user that it was", async ({ desk, extension }) => {
  await desk.unbindPhoneOf(people.zhangSan);
  await desk.page.close();

  const page = await extension.open("history.html");
  await page.getByRole("button", { name: /^Done/ }).click();
  await page.getByRole("button", { name: "Open on the desk" }).click();
  const again = desk.at(await extension.open("popup.html"));
  await expect(again.user).toHaveValue(people.zhangSan.userId);
  await expect(again.userType).toHaveValue("user_id");
});
