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
