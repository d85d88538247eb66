import { people } from "../../../sandbox/people.ts";
import { expect, test } from "../support/test.ts";

/** Every key that goes down and every click, but for the letters and digits that say who it is and which code it is. */
const COUNT = `(() => {
  const { dataset } = document.documentElement;
  dataset.pressed = "";
  const note = (event) => {
    const isText = event.type === "keydown" && event.key.length === 1 && !event.altKey && !event.ctrlKey;
    const isModifier = ["Alt", "Control", "Shift"].includes(event.key);
    const what = event.type === "pointerdown" ? "click" : event.key;
    if (event.isTrusted && !isText && !isModifier) dataset.pressed += what + " ";
  };
  document.addEventListener("keydown", note, true);
  document.addEventListener("pointerdown", note, true);
})()`;

// The figures of docs/using.md. The shortcut that opens the desk is pressed in the browser: one more.
const PRESSES = {
  withCode: "v Enter Enter Enter ",
  sendingOne: "v Enter Tab Enter Enter Enter ",
};

for (const sends of [true, false]) {
  test(`the whole job, by keyboard alone, ${sends ? "with a code to send" : "with a code at hand"} @main`, async ({
    openDesk,
    extension,
    service,
    desk,
  }) => {
    // A customer who has a code already.
    if (!sends) {
      await desk.find(people.zhangSan);
      await desk.sendCode.click();
      await expect(desk.page.getByText("Code sent to")).toBeVisible();
      await desk.user.fill("");
    }
    await desk.page.close();
    const opened = await openDesk();
    const { page, user, passCode, outcome } = opened;
    await expect(user).toBeFocused();
    await extension.copy("+86 138-0013-8000");
    await page.evaluate(COUNT);
    const { keyboard } = page;

    await keyboard.press("Control+v");
    await keyboard.press("Enter");
    await expect(passCode).toBeFocused();
    if (sends) {
      await keyboard.press("Tab");
      await keyboard.press("Enter");
      await expect(page.getByText("Code sent to")).toBeVisible();
      await expect(passCode).toBeFocused();
    }
    await keyboard.type(service.code());
    await keyboard.press("Enter");
    await expect(outcome).toHaveText("Phone unbound.");
    await opened.settled();
    const copy = opened.button("Copy request ID");
    await expect(copy).toBeFocused();
    await keyboard.press("Enter");

    await expect(copy).toHaveText("Copied");
    expect(await extension.readClipboard()).toBe(service.unbinds[0]?.requestId);
    expect(await page.evaluate("document.documentElement.dataset.pressed")).toBe(
      sends ? PRESSES.sendingOne : PRESSES.withCode,
    );
  });
}
