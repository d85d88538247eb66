import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

test("a suspended customer's phone is refused, with what to do about it", async ({ desk, service }) => {
  await expect(await desk.unbindPhoneOf(people.sunQi)).toHaveText(
    "Refused: the user is suspended, or does not belong to this tenant.",
  );
  await expect(desk.result).toContainText("Reactivate the account first");
  await expect(desk.evidence("Status")).toHaveText("403");
  await expect(desk.evidence("API code")).toHaveText(/^2120008/);
  await expect(desk.evidence("Request ID")).toHaveText(service.unbinds[0]?.requestId ?? "");
  expect(service.isBound(people.sunQi)).toBe(true);
});
