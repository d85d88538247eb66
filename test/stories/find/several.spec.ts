import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

const CHOICES = [
  { typed: "张", what: "a part of a name", person: people.zhangSan },
  { typed: "138-0013", what: "half a number", person: people.zhangSan },
  { typed: "9000", what: "the end of a number", person: people.liSi },
];

for (const { typed, what, person } of CHOICES) {
  test(`${what} leaves users to choose from, and chooses none by itself @main`, async ({ desk, service }) => {
    await desk.lookUp(typed);
    const one = desk.page.locator(".person").filter({ hasText: person.name });
    await expect(one).toBeVisible();
    await expect(desk.page.locator("body")).not.toContainText(person.phone);
    await expect(desk.unbind).toBeDisabled();
    await desk.user.press("Enter");
    await expect(desk.unbind).toBeDisabled();
    expect(service.calls("list-users")).toHaveLength(1);

    await one.click();
    await expect(desk.customer(person.name)).toBeVisible();
    await expect(desk.unbind).toBeEnabled();
    expect(service.calls("get-user").at(-1)?.query).toMatchObject({ userId: person.userId, userIdType: "user_id" });
  });
}

test("a text that nobody's fields contain is said to be nobody's", async ({ desk, service }) => {
  await desk.lookUp("nobody-of-that-name");
  await expect(await desk.settled()).toHaveText("No such user in this user pool.");
  expect(service.calls("list-users")).toHaveLength(1);
});
