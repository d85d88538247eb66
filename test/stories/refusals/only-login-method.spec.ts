import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("the service refuses to take the only login method away", async ({ desk, service }) => {
  await expect(await desk.unbindPhoneOf(people.wangWu)).toHaveText(/^Refused: /);
  const [call] = service.unbinds;
  await expect(desk.evidence("Status")).toHaveText("422");
  await expect(desk.evidence("Message")).toHaveText(
    "The phone number cannot be unbound: no other login method (email, social account) is bound",
  );
  await expect(desk.evidence("Request ID")).toHaveText(call?.requestId ?? "");
  expect(service.isBound(people.wangWu)).toBe(true);
});

test("an e-mail that is the only login method needs a phone, before and after", async ({ desk, service }) => {
  await desk.page.getByRole("combobox", { name: "Fix" }).selectOption("Unbind e-mail");
  await desk.find(people.zhaoLiu);
  await expect(desk.customer(people.zhaoLiu.name)).toContainText(
    "Authing will refuse: the e-mail is the only login method. Bind a phone",
  );
  await desk.enterCode();
  await desk.unbind.click();
  await expect(await desk.settled()).toHaveText("Refused: it is the customer's only login method.");
  await expect(desk.result).toContainText("Bind a phone or a social account first");
  expect(service.calls("unbind-email")).toHaveLength(1);
});

test.describe("verified update", () => {
  test.use({ route: "verified-update" });

  test("the rule is ours where the service doesn't enforce it", async ({ desk, service }) => {
    await expect(await desk.unbindPhoneOf(people.wangWu)).toHaveText(
      "Quick Fix refuses: it is the customer's only login method.",
    );
    await expect(desk.result).toContainText("Bind an e-mail or a social account first");
    expect(service.calls("update-user")).toEqual([]);
    expect(service.isBound(people.wangWu)).toBe(true);
  });
});
