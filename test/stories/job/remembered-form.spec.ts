import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test.use({ route: "verified-update" });

test("the form of “no phone” that a service took is remembered for the next customer", async ({ desk, service }) => {
  service.set({ clearPhoneWith: "empty-string" });
  for (const person of [people.zhangSan, people.liSi]) {
    await desk.prepare(person);
    await desk.unbind.click();
    await expect(desk.outcome).toHaveText("Phone unbound.");
    await expect(desk.customer(person.name)).toContainText("No phone");
  }
  expect(service.calls("update-user").map(({ body }) => body)).toMatchObject([
    { phone: null },
    { phone: "" },
    { phone: "", userId: people.liSi.userId },
  ]);
});
