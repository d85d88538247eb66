import { people } from "../../../sandbox/people.ts";
import { customer } from "../support/desk-targets.ts";
import { expect, testOn } from "../support/test.ts";

testOn["verified-update"](
  "the form of “no phone” that a service took is remembered for the next customer",
  async ({ desk, service }) => {
    service.set({ clearPhoneWith: "empty-string" });
    for (const person of [people.zhangSan, people.liSi]) {
      await desk.prepare(person);
      await desk.pressUnbind();
      await desk.settles("Phone unbound.");
      await desk.shows(customer(person.name), /No phone/);
    }
    expect(service.calls("update-user").map(({ body }) => body)).toMatchObject([
      { phone: null },
      { phone: "" },
      { phone: "", userId: people.liSi.userId },
    ]);
  },
);
