import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test.use({ route: "verified-update" });

test("a status that flipped with an update is said, and put back by one press", async ({ desk, service }) => {
  service.set({ statusDefault: true });
  await expect(await desk.unbindPhoneOf(people.sunQi)).toHaveText("Phone unbound.");
  const [update] = service.calls("update-user");
  await expect(desk.result).toContainText(
    `Changed since the press: status Suspended → Activated. Request ID ${update?.requestId ?? "none"}.`,
  );

  await desk.result.getByRole("button", { name: "Put back (status: Suspended)" }).click();
  await expect(desk.result).toContainText("What had changed is as it was before.");
  await expect(desk.result.getByRole("button", { name: /^Put back/ })).toHaveCount(0);
  expect(service.calls("update-user").at(-1)?.body).toMatchObject({ userId: people.sunQi.userId, status: "Suspended" });
});
