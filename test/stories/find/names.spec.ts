import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

for (const person of [people.emoji, people.layla, people.longName, people.markup]) {
  test(`shows the name ${person.name.slice(0, 20)} as the text it is`, async ({ desk }) => {
    await desk.find(person);
    await expect(desk.customer(person.name)).toContainText(person.name);
    await expect(desk.unbind).toContainText(person.name);
    await expect(desk.form.locator("img")).toHaveCount(0);
    const overflow = await desk.page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
    expect(overflow).toBe(0);
  });
}

test("says that somebody has no name", async ({ desk }) => {
  await desk.find(people.nameless);
  await expect(desk.customer("No name")).toContainText("135****5000");
  await expect(desk.unbind).toHaveAccessibleName("Unbind 135****5000");
});

test("a long name leaves the phone beside it in one piece among the last customers", async ({ desk }) => {
  await desk.find(people.longName);
  await desk.page.keyboard.press("Escape");
  await expect(desk.page.locator(".person-about")).toHaveText("131****1000");
  const lines = await desk.page.evaluate("document.querySelector('.person-about').offsetHeight / 16");
  expect(lines).toBe(1);
});
