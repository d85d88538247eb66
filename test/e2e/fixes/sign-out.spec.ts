import { people } from "../../../sandbox/people.ts";
import { switchOn } from "../../stories/support/switch-on.ts";
import { expect, test } from "../support/test.ts";

const { zhangSan } = people;

test("stays within 560 px, with every fix on the desk, whichever is chosen", async ({ extension, openDesk }) => {
  for (const name of ["Reactivate", "Reset the password"]) await switchOn(extension, name);
  const desk = await openDesk();
  await desk.page.setViewportSize({ width: 360, height: 600 });
  await desk.find(zhangSan);
  for (const key of ["Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5"]) {
    await desk.page.keyboard.press(key);
    await expect(desk.page.getByText("Reading what would change")).toBeHidden();
    expect(await desk.page.evaluate(() => document.body.scrollHeight), key).toBeLessThanOrEqual(560);
  }
  await expect(desk.fix).toHaveValue("reset-password");
});
