import { people } from "../../../sandbox/people.ts";
import { button } from "../target.ts";
import { customer, unbind } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

for (const { typed, person } of [
  { typed: "张", person: people.zhangSan },
  { typed: "138-0013", person: people.zhangSan },
  { typed: "9000", person: people.liSi },
]) {
  test(`${typed} leaves users to choose from, and chooses none by itself`, async ({ desk, service }) => {
    await desk.lookUp(typed);
    const one = button(new RegExp(`^${person.name} 1`));
    await desk.shows(one);
    await desk.isDisabled(unbind);
    expect(service.calls("list-users")).toHaveLength(1);
    await desk.click(one);
    await desk.shows(customer(person.name));
    await desk.isEnabled(unbind);
    expect(service.calls("get-user").at(-1)?.query).toMatchObject({ userId: person.userId, userIdType: "user_id" });
  });
}
