import { people } from "../../../sandbox/people.ts";
import { button } from "../target.ts";
import { expect, testOn } from "../support/test.ts";

testOn["verified-update"](
  "a status that flipped with an update is said, and put back by one press",
  async ({ desk, service }) => {
    service.set({ statusDefault: true });
    await desk.prepare(people.sunQi);
    await desk.pressUnbind();
    await desk.settles("Phone unbound.");
    await desk.resultContains("Changed with it: status Suspended → Activated.");

    await desk.click(button("Put back (status: Suspended)"));
    await desk.resultContains("What had changed with it is as it was before.");
    expect(service.calls("update-user").at(-1)?.body).toMatchObject({
      userId: people.sunQi.userId,
      status: "Suspended",
    });
  },
);
