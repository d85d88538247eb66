import { people } from "../../../sandbox/people.ts";
import { expect, testOn } from "../support/test.ts";

const DEPLOYMENTS = [
  { clearPhoneWith: "null", sent: [null] },
  { clearPhoneWith: "empty-string", sent: [null, ""] },
] as const;

for (const { clearPhoneWith, sent } of DEPLOYMENTS) {
  testOn["verified-update"](
    `verified update clears the phone where the service takes ${clearPhoneWith}`,
    async ({ desk, service }) => {
      service.set({ clearPhoneWith });
      await desk.prepare(people.zhangSan);
      await desk.pressUnbind();
      await desk.settles("Phone unbound.");

      const { userId } = people.zhangSan;
      const updates = service.calls("update-user");
      const bodies = sent.map((phone) => ({ userId, phone, options: { userIdType: "user_id" } }));
      expect(updates.map(({ body }) => body)).toEqual(bodies);
      expect(service.calls("pre-check-code")).toHaveLength(1);
      expect(service.unbinds).toEqual([]);
      expect(service.isBound(people.zhangSan)).toBe(false);
      expect(await desk.evidence("Request ID")).toBe(updates.at(-1)?.requestId);
    },
  );
}
