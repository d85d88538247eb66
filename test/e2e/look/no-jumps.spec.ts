import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

const NO_CHECK_IS_DUE = `chrome.storage.session.get("attempts").then(({ attempts }) => chrome.storage.session.set({
  attempts: Object.fromEntries(Object.entries(attempts).map(([key, { recheckAt, ...attempt }]) => [key, attempt])),
}))`;

test("the fields stay where they are while the customer is looked up and when they come", async ({ desk, service }) => {
  const top = () => desk.passCode.evaluate((field) => field.getBoundingClientRect().top + scrollY);
  await expect(desk.user).toBeFocused();
  const empty = await top();
  service.break({ call: "get-user", kind: "delay", delayMs: 600_000 });
  await desk.lookUp(people.zhangSan.phone);
  await expect(desk.page.getByText("Looking the user up…")).toBeVisible();
  expect(await top()).toBe(empty);
  service.mend();
  await expect(desk.customer("张三")).toBeVisible();
  expect(Math.abs((await top()) - empty)).toBeLessThan(2);

  await desk.lookUp("nobody-of-that-name");
  await expect(desk.outcome).toHaveText("No such user in this user pool.");
  expect(await top()).toBe(empty);
});

test("what repeats an open press stays where it is while it is checked, and once no check is due", async ({
  desk,
  service,
}) => {
  await desk.prepare(people.zhangSan);
  service.break({ call: "unbind-phone", kind: "html-502" });
  await desk.unbind.click();
  await desk.settled();
  const repeat = desk.button("Repeat…");
  const counting = await repeat.boundingBox();
  service.break({ call: "get-user", kind: "delay", delayMs: 600_000 });
  await desk.button("Check again").click();
  await expect(desk.button("Checking…")).toBeVisible();
  expect(await repeat.boundingBox()).toEqual(counting);
  service.mend();
  await desk.settled();
  await desk.page.evaluate(NO_CHECK_IS_DUE);
  await expect(desk.page.getByText(/^Checks again by itself/)).toHaveCount(0);
  expect((await repeat.boundingBox())?.x).toBe(counting?.x);
});

test("what is said of the pass code moves nothing", async ({ desk }) => {
  await desk.find(people.wangWu);
  const before = await desk.passCode.boundingBox();
  await desk.apply.click();
  await expect(desk.page.getByRole("alert")).toBeVisible();
  expect(await desk.passCode.boundingBox()).toEqual(before);
});

test("nothing is left to press for a customer who is done, but what takes the evidence away and the next one", async ({
  desk,
}) => {
  await expect(await desk.unbindPhoneOf(people.zhangSan)).toHaveText("Phone unbound.");
  const names = ["Clear", "Copy request ID", "Next customer", "Sign out everywhere", "Copy for ticket", "Keys"];
  const buttons = desk.form.getByRole("button");
  await expect(buttons).toHaveCount(names.length);
  for (const [index, name] of names.entries()) await expect(buttons.nth(index)).toHaveAccessibleName(name);
  await expect(desk.button("Copy request ID")).toBeFocused();
  await desk.button("Next customer").click();
  await expect(desk.passCode).toBeVisible();
  await expect(desk.user).toBeFocused();
});

test("the button that says that the request ID is copied covers nothing of it, however wide the font", async ({
  desk,
}) => {
  await expect(await desk.unbindPhoneOf(people.zhangSan)).toHaveText("Phone unbound.");
  const shownId = desk.page.locator(".id");
  await shownId.evaluate((code) => (code.style.letterSpacing = "0.1em"));
  const copy = desk.button("Copy request ID");
  await copy.click();
  await expect(copy).toHaveText("Copied");
  const covered = await shownId.evaluate((code) => {
    const { left, right, top, height } = code.getBoundingClientRect();
    const ends = [left + 1, right - 1];
    return ends.map((x) => [0.2, 0.8].map((share) => document.elementFromPoint(x, top + share * height) !== code));
  });
  expect(covered.flat()).toEqual([false, false, false, false]);
  expect((await shownId.boundingBox())?.width, "wider than beside a button").toBeGreaterThan(250);
});
