import { customer, outcome, userType } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

/** A colon before what looks like an ID could begin many things. */
const UNCLEAR = "It is not clear who is meant.";

const CHOSEN: { typed: string; option: string; type: string; name: string; before?: string }[] = [
  { typed: "10042", option: "External ID", type: "external_id", name: "陈静" },
  {
    typed: "62f20932716fbcc10d966ee5:ou_8bae746eac07cd2564654140d2a9ac61",
    option: "Identity",
    type: "identity",
    name: "周十",
    before: UNCLEAR,
  },
  {
    typed: "lark:ou_8bae746eac07cd2564654140d2a9ac61",
    option: "Sync relation",
    type: "sync_relation",
    name: "周十",
    before: UNCLEAR,
  },
  { typed: "employeeNo:E-2077", option: "Custom field", type: "custom_field", name: "周十" },
];

for (const { typed, option, type, name, before = "No such user in this user pool." } of CHOSEN) {
  test(`finds ${name} as the ${type} that the agent chose`, async ({ desk, service }) => {
    await desk.lookUp(typed);
    await desk.shows(outcome, before);
    await desk.select(userType, option);
    await desk.shows(customer(name));
    await desk.hides(outcome);
    expect(service.calls("get-user").at(-1)?.query).toMatchObject({ userId: typed, userIdType: type });
  });
}
