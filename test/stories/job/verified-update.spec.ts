import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test.use({ route: "verified-update" });

const DEPLOYMENTS = [
  { clearPhoneWith: "null", sent: [null] },
  { clearPhoneWith: "empty-string", sent: [null, ""] },
] as const;

for (const { clearPhoneWith, sent } of DEPLOYMENTS) {
  test(`verified update clears the phone where the service takes ${clearPhoneWith} @main`, async ({
    desk,
    service,
  }) => {
    service.set({ clearPhoneWith });
    await expect(await desk.unbindPhoneOf(people.zhangSan)).toHaveText("Phone unbound.");

    const { userId } = people.zhangSan;
    const updates = service.calls("update-user");
    const bodies = sent.map((phone) => ({ userId, phone, options: { userIdType: "user_id" } }));
    expect(updates.map(({ body }) => body)).toEqual(bodies);
    expect(service.calls("pre-check-code")).toHaveLength(1);
    expect(service.unbinds).toEqual([]);
    expect(service.isBound(people.zhangSan)).toBe(false);
    await expect(desk.evidence("Request ID")).toHaveText(updates.at(-1)?.requestId ?? "");
  });
}
