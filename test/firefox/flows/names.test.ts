import { people } from "../../../sandbox/people.ts";
import { customer, unbind } from "../support/desk-targets.ts";
import { expect, test } from "../support/test.ts";

for (const person of [people.emoji, people.layla, people.longName, people.markup]) {
  test(`shows the name ${person.name.slice(0, 20)} as the text it is`, async ({ desk }) => {
    await desk.find(person);
    expect(await desk.text(customer(person.name))).toContain(person.name);
    expect(await desk.text(unbind)).toContain(person.name);
    expect(await desk.evaluate(() => document.querySelectorAll("form img").length)).toBe(0);
    expect(await desk.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
  });
}

test("says that somebody has no name", async ({ desk }) => {
  await desk.find(people.nameless);
  await desk.shows(customer("No name"), /135\*{4}5000/);
  await desk.look(unbind, ({ name }) => name === "Unbind 135****5000");
});
