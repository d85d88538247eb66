import { people } from "../../../sandbox/people.ts";
import { expect, testOn } from "../support/test.ts";

for (const route of ["unbind-phone", "verified-update"] as const) {
  testOn[route](`${route}: sends the code to a foreign number with its country code`, async ({ desk, service }) => {
    await desk.prepare(people.oliver);
    expect(service.messages).toMatchObject([{ to: "+44 7400123456", channel: "CHANNEL_UNBIND_PHONE" }]);
    await desk.pressUnbind();
    await desk.settles("Phone unbound.");
    expect(service.isBound(people.oliver)).toBe(false);
  });
}
