import { expect, test } from "../support/test.ts";

/** What a colon parts could be many things. */
const UNCLEAR = "It is not clear who is meant.";

const CHOSEN: { typed: string; type: string; name: string; before?: string }[] = [
  { typed: "10042", type: "external_id", name: "陈静" },
  {
    typed: "62f20932716fbcc10d966ee5:ou_8bae746eac07cd2564654140d2a9ac61",
    type: "identity",
    name: "周十",
    before: UNCLEAR,
  },
  { typed: "lark:ou_8bae746eac07cd2564654140d2a9ac61", type: "sync_relation", name: "周十", before: UNCLEAR },
  { typed: "employeeNo:E-2077", type: "custom_field", name: "周十", before: UNCLEAR },
];

for (const { typed, type, name, before = "No such user in this user pool." } of CHOSEN) {
  test(`finds ${name} as the ${type} that the agent chose`, async ({ desk, service }) => {
    await desk.lookUp(typed);
    await expect(desk.outcome).toHaveText(before);
    await desk.userType.selectOption(type);
    await expect(desk.customer(name)).toBeVisible();
    await expect(desk.outcome).toBeHidden();
    expect(service.calls("get-user").at(-1)?.query).toMatchObject({ userId: typed, userIdType: type });
  });
}
